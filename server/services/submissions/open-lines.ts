import { openQuestions } from '../../../bot/policy/next-question.ts';
import { UNSURE, type Pack } from '../../../bot/policy/pack.ts';
import { PREVIEW } from '../../phrases/submissions.ts';
import type { Member } from '../applications/members.ts';
import type { Standing } from '../applications/standing.ts';
import type { Line } from './missing-lines.ts';
import type { Ground } from './ports.ts';
import { linkOfRule, opinions } from './rules.ts';

/** What is open, but no bar to handing in. */
export function openLines(pack: Pack, ground: Ground, standing: Standing): Line[] {
  return [
    ...questionLines(pack, standing),
    ...preparableLines(pack, standing),
    ...leadLines(pack, ground, standing),
    ...sectionLines(pack, standing),
    ...countLines(pack, standing),
    ...standing.members.flatMap(memberLines),
    ...paperLines(pack, ground, standing),
  ];
}

function questionLines(pack: Pack, { facts, evaluation }: Standing): Line[] {
  const { length } = openQuestions(pack, facts, evaluation);
  return length === 0 ? [] : [{ text: PREVIEW.unanswered(length), link: '/check', clauses: [] }];
}

const preparableLines = (pack: Pack, standing: Standing): Line[] =>
  opinions(pack, standing)
    .filter(({ rule }) => rule.preparable)
    .map(({ rule }) => ({
      text: PREVIEW.notReady(rule.label, rule.next_step),
      link: linkOfRule(pack, rule.id),
      clauses: rule.clauses,
    }));

function leadLines(pack: Pack, { draft }: Ground, { facts }: Standing): Line[] {
  const lead = pack.facts.get(pack.form.lead_name_fact)!;
  const stated = facts[lead.id];
  const registered = draft.organisation.name;
  if (typeof stated !== 'string' || stated === UNSURE || stated === registered) return [];
  return [
    {
      text: PREVIEW.leadDiffers(stated, registered),
      link: `/check/${lead.id}`,
      clauses: lead.clauses,
    },
  ];
}

const sectionLines = (pack: Pack, { form }: Standing): Line[] =>
  pack.form.sections.flatMap(({ id, title, fields }) => {
    const empty = fields.filter((field) => !field.required && form[field.id] === undefined);
    if (empty.length === 0) return [];
    const labels = empty.map(({ label }) => label);
    const clauses = [...new Set(empty.flatMap((field) => field.clauses))];
    return [{ text: PREVIEW.fieldsEmpty(title, labels), link: `/form/${id}`, clauses }];
  });

const countLines = (pack: Pack, { counts }: Standing): Line[] =>
  counts.flatMap(({ fact: id, stated, listed }) => {
    const fact = pack.facts.get(id);
    if (fact?.type !== 'count' || stated === null || stated === listed) return [];
    const text = PREVIEW.countDiffers(fact.label, fact.unit, stated, listed);
    return [{ text, link: '/members', clauses: fact.clauses }];
  });

function memberLines(member: Member): Line[] {
  const { id, codeState } = member;
  const name = member.name === '' ? PREVIEW.memberUnnamed : member.name;
  const parts = ['name', 'code', 'kind'] as const;
  const lacks = parts.filter((part) => member[part] === '').map((part) => PREVIEW.memberParts[part]);
  const line = (text: string): Line => ({ text, link: `/members/${id}`, clauses: [] });
  return [
    ...(lacks.length > 0 ? [line(PREVIEW.memberLacks(name, lacks))] : []),
    ...(codeState === 'doubtful' ? [line(PREVIEW.memberCodeDoubtful(name))] : []),
  ];
}

function paperLines(pack: Pack, { files, findings }: Ground, { missingDocuments }: Standing): Line[] {
  const documentOf = new Map(files.map(({ id, document }) => [id, document]));
  return pack.documents.flatMap(({ id, title, basis, clauses }) => {
    const line = (text: string): Line => ({ text, link: `/papers/${id}`, clauses });
    const open = findings.filter(({ file, dismissed }) => documentOf.get(file) === id && dismissed === null);
    return [
      ...(basis === 'supporting' && missingDocuments.includes(id) ? [line(PREVIEW.paperMissing(title))] : []),
      ...(open.length > 0 ? [line(PREVIEW.findingsOpen(title, open.length))] : []),
    ];
  });
}
