import { expect, test } from 'vitest';
import { codeStateOf, tidyCode } from '../../../../miniapp/state/credit-code.ts';
import type { Edit, Field, Value } from '../../../../miniapp/state/draft/edits.ts';
import { listedFor, membersOf } from '../../../../miniapp/state/draft/members.ts';

const [ONE, TWO] = ['1'.repeat(22), '2'.repeat(22)];
const field = (value: Value): Field => ({
  ...{ value, version: 1, by: { id: 'z'.repeat(22), name: '张' } },
  ...{ at: '2026-11-25T06:30:00.000Z', channel: 'page' },
});
const edit = (value: Value): Edit => ({ value, base: 0 });
const FIELDS = { [`member.${ONE}.name`]: field('甲公司'), [`member.${ONE}.kind`]: field('enterprise') };
const KINDS = [
  { id: 'enterprise', label: '企业', countsAs: 'members.enterprises' },
  { id: 'other', label: '其他', countsAs: null },
];

test('members are listed with what has not been saved yet', () => {
  const edits = new Map([
    [`member.${ONE}.name`, edit('甲集团')],
    [`member.${TWO}.name`, edit('乙大学')],
  ]);
  const { listed, removed } = membersOf({ fields: FIELDS, members: [] }, edits);
  expect(listed.map(({ name, kind }) => [name, kind])).toEqual([
    ['甲集团', 'enterprise'],
    ['乙大学', ''],
  ]);
  expect(removed).toEqual([]);
});

test('a removed one is apart, and comes back', () => {
  const gone = { ...FIELDS, [`member.${ONE}.removed`]: field(true) };
  expect(membersOf({ fields: gone, members: [] }, new Map()).removed).toHaveLength(1);
  const back = new Map([[`member.${ONE}.removed`, edit(false)]]);
  expect(membersOf({ fields: gone, members: [] }, back).listed).toHaveLength(1);
});

test('a count is of the kinds that count towards it, and the total of all', () => {
  const { listed } = membersOf(
    { fields: { ...FIELDS, [`member.${TWO}.kind`]: field('other') }, members: [] },
    new Map(),
  );
  expect([
    listedFor('members.enterprises', listed, KINDS),
    listedFor('members.total', listed, KINDS),
  ]).toEqual([1, 2]);
});

test('a code is tidied as people paste it, and doubted by its check character', () => {
  expect(tidyCode(' 91310113 ma1gk-0014Ｙ ')).toBe('91310113MA1GK0014Y');
  expect(codeStateOf('', false)).toBe('empty');
  expect(codeStateOf('91350100M000100Y43', false)).toBe('good');
  expect(codeStateOf('91350100M000100Y44', false)).toBe('doubtful');
  expect(codeStateOf('91350100M000100Y44', true)).toBe('confirmed');
});
