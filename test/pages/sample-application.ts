import { evaluate } from '../../bot/policy/evaluate.ts';
import { lift } from '../../bot/policy/lift.ts';
import { atMostToCome, openQuestions } from '../../bot/policy/next-question.ts';
import type { Facts, Pack } from '../../bot/policy/pack.ts';
import type { Application, Field } from '../../server/contract/applications.ts';
import type { FieldValue } from '../../server/contract/common.ts';
import { AT, PEOPLE, idOf } from './samples.ts';

/** As a conversation left it, half-way. */
export const SOME_FACTS: Facts = {
  'lead.kind': 'leading_enterprise',
  'members.enterprises': 3,
  'members.research': 2,
};

export interface Given {
  facts?: Facts;
  form?: Readonly<Record<string, string>>;
  members?: Application['members'];
}

/** An application with all that follows from its facts, evaluated by the pack. */
export function sampleApplication(
  pack: Pack,
  { facts = SOME_FACTS, form = FORM, members = MEMBERS }: Given = {},
): Application {
  const evaluation = sampleEvaluation(pack, facts);
  return {
    id: idOf('application'),
    title: form['consortium.name'] ?? '宝山联测科技有限公司',
    organisation: { id: idOf('organisation'), name: '宝山联测科技有限公司' },
    role: 'owner',
    state: 'draft',
    verdict: evaluation.verdict,
    papers: { ready: 1, wanted: evaluation.documents.length },
    number: null,
    updatedAt: AT,
    pack: { id: pack.manifest.id, version: pack.manifest.version },
    version: 12,
    fields: {
      ...fieldsOf('fact', facts as Readonly<Record<string, FieldValue>>, 'chat'),
      ...fieldsOf('form', form, 'page'),
      ...Object.fromEntries(members.flatMap(memberFields)),
    },
    members,
    evaluation,
    counts: [
      {
        fact: 'members.enterprises',
        stated: 3,
        listed: members.filter(({ kind }) => kind === 'enterprise').length,
      },
      {
        fact: 'members.research',
        stated: 2,
        listed: members.filter(({ kind }) => kind === 'research').length,
      },
    ],
    sections: [
      {
        id: 'consortium',
        filled: Object.keys(form).filter((id) => id.startsWith('consortium.')).length,
        fields: 2,
      },
      {
        id: 'contact',
        filled: Object.keys(form).filter((id) => id.startsWith('contact.')).length,
        fields: 3,
      },
    ],
  };
}

export function sampleEvaluation(pack: Pack, facts: Facts): Application['evaluation'] {
  const evaluation = evaluate(pack, facts);
  const open = openQuestions(pack, facts, evaluation);
  const lifted = lift(pack, facts);
  return {
    verdict: evaluation.verdict,
    rules: evaluation.rules.map(({ rule, status }) => ({ rule: rule.id, status })),
    missing: [...evaluation.missing],
    documents: [...evaluation.documents],
    asking: open[0] ?? null,
    left: atMostToCome(pack, facts, open),
    lift: lifted && {
      verdict: lifted.verdict,
      changes: Object.entries(lifted.changes).map(([fact, value]) => ({ fact, value: value as FieldValue })),
    },
  };
}

const FORM = { 'consortium.name': '宝山智能检测创新联合体', 'contact.name': '张敏' };
const MEMBERS: Application['members'] = [
  member('one', '上海示例精密仪器有限公司', 'enterprise', '91310113MA1GK0014Y'),
  member('two', '上海示例大学', 'research', ''),
];

function member(id: string, name: string, kind: string, code: string): Application['members'][number] {
  const place = kind === 'enterprise' ? '上海市宝山区' : '上海市杨浦区';
  const rest = { place, role: '承担检测装备研发', contactName: '李工', contactMobile: '13800000000' };
  return { id: idOf(`member-${id}`), name, code, codeState: code === '' ? 'empty' : 'good', kind, ...rest };
}

function memberFields({ id, ...attributes }: Application['members'][number]): [string, Field][] {
  return Object.entries(attributes)
    .filter(([attribute, value]) => value !== '' && attribute !== 'codeState')
    .map(([attribute, value]) => [
      `member.${id}.${attribute}`,
      { value, version: 1, by: PEOPLE.zhang, at: AT, channel: 'page' },
    ]);
}

function fieldsOf(
  room: 'fact' | 'form',
  values: Readonly<Record<string, FieldValue>>,
  channel: Field['channel'],
) {
  const entries = Object.entries(values).map(([id, value]): [string, Field] => [
    `${room}.${id}`,
    { value, version: 1, by: PEOPLE.zhang, at: AT, channel },
  ]);
  return Object.fromEntries(entries);
}
