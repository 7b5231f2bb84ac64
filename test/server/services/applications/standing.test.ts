import { describe, expect, test } from 'vitest';
import { readPack } from '../../../../bot/read-pack.ts';
import { presentApplication } from '../../../../server/services/applications/present.ts';
import { factsOf, standingOf } from '../../../../server/services/applications/standing.ts';
import { baoshan, PROOF_CENTRE_DIRECTORY } from '../../../support/packs.ts';
import { draftWith, field, memberId } from './draft.ts';

const proofCentre = readPack(PROOF_CENTRE_DIRECTORY);
const of = (values: Parameters<typeof draftWith>[0]) => standingOf(baoshan, draftWith(values));

describe('how a draft stands', () => {
  test('is judged by its facts, and a cleared one is not known', () => {
    const { facts, evaluation } = of({ 'fact.lead.kind': 'university', 'fact.field': null });
    expect(facts).toEqual({ 'lead.kind': 'university' });
    expect(evaluation.verdict).toBe('ineligible');
  });

  test('has the consortium for its title, else the lead unit, else the organisation', () => {
    expect(of({}).title).toBe('上海甲机器人有限公司');
    expect(of({ 'fact.lead.name': '乙公司' }).title).toBe('乙公司');
    expect(of({ 'fact.lead.name': 'unsure' }).title).toBe('上海甲机器人有限公司');
    expect(of({ 'fact.lead.name': '乙公司', 'form.consortium.name': '减速器联合体' }).title).toBe(
      '减速器联合体',
    );
  });

  test('counts the papers that are wanted and there', () => {
    const draft = { ...draftWith(), documents: new Set(['agreement', 'exception_note']) };
    const { papers, missingDocuments } = standingOf(baoshan, draft);
    expect(papers).toEqual({ ready: 1, wanted: 10 });
    expect(missingDocuments).toHaveLength(9);
    expect(missingDocuments).not.toContain('agreement');
  });
});

describe('members', () => {
  const [one, two, three] = ['one', 'two', 'three'].map(memberId);
  const list = {
    [`member.${one}.name`]: '甲厂',
    [`member.${one}.kind`]: 'enterprise',
    [`member.${one}.code`]: '91310113MA1GK00240',
    [`member.${two}.kind`]: 'institute',
    [`member.${two}.code`]: '91350211M0000XUF46',
    [`member.${three}.name`]: '协会',
    [`member.${three}.kind`]: 'other',
    [`member.${three}.code`]: '91350211M0000XUF46',
    [`member.${three}.codeConfirmed`]: true,
    [`member.${memberId('gone')}.name`]: '走了',
    [`member.${memberId('gone')}.kind`]: 'enterprise',
    [`member.${memberId('gone')}.removed`]: true,
  };

  test('are put together from their fields, with what their codes are worth', () => {
    const { members } = of(list);
    expect(members.map(({ name, codeState }) => [name, codeState])).toEqual([
      ['甲厂', 'good'],
      ['', 'doubtful'],
      ['协会', 'confirmed'],
    ]);
    expect(of({ [`member.${one}.name`]: '甲' }).members[0]!.codeState).toBe('empty');
  });

  test('are counted by kind and all together, beside what is stated', () => {
    expect(of({ ...list, 'fact.members.enterprises': 3, 'fact.members.total': 'unsure' }).counts).toEqual([
      { fact: 'members.enterprises', stated: 3, listed: 1 },
      { fact: 'members.research', stated: null, listed: 1 },
      { fact: 'members.total', stated: null, listed: 3 },
    ]);
  });

  test('of a programme that counts none are listed all the same', () => {
    const draft = draftWith({ [`member.${one}.kind`]: 'partner', [`member.${two}.kind`]: 'enterprise' });
    const { members, counts } = standingOf(proofCentre, draft);
    expect(members.map(({ kind }) => kind)).toEqual(['partner', '']);
    expect(counts).toEqual([]);
  });
});

describe('under a changed pack', () => {
  const stored = {
    'fact.lead.name': '甲公司',
    'fact.mechanisms': ['decision', 'lottery'],
    'fact.retired.question': 'yes',
    'fact.members.enterprises': 4,
    'fact.members.total': 3,
    'form.retired.field': '旧',
    'form.consortium.goals': field('目标', { version: 6 }),
    'fact.team.head': field('perhaps', { version: 5 }),
  };

  test('what it does not understand is as if it had not been answered', () => {
    expect(factsOf(baoshan, draftWith(stored).fields)).toEqual({
      'lead.name': '甲公司',
      'members.enterprises': 4,
    });
  });

  test('fields keep their versions, so that they can be answered anew', () => {
    const { fields } = presentApplication(baoshan, draftWith(stored), 'editor');
    expect(fields['fact.team.head']).toMatchObject({ value: null, version: 5 });
    expect(fields['form.consortium.goals']).toMatchObject({ value: '目标', version: 6 });
    expect(Object.keys(fields).filter((path) => path.includes('retired'))).toEqual([]);
  });

  test('another programme reads the same draft by its own words', () => {
    expect(standingOf(proofCentre, draftWith(stored)).facts).toEqual({});
  });
});

test('a draft is shown with the next question, what is left, and what would lift the verdict', () => {
  const draft = draftWith({ 'fact.lead.kind': 'university', 'form.head.name': '李四' });
  const { evaluation, sections } = presentApplication(baoshan, draft, 'viewer');
  expect(evaluation.asking).not.toBeNull();
  expect(evaluation.left).toBeGreaterThan(0);
  expect(evaluation.lift).toEqual({
    verdict: 'incomplete',
    changes: [{ fact: 'lead.kind', value: 'leading_enterprise' }],
  });
  expect(sections.find(({ id }) => id === 'team')).toMatchObject({ filled: 1 });
});
