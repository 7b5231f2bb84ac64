import { describe, expect, test } from 'vitest';
import { decideChanges, type Change } from '../../../../server/services/applications/decide-changes.ts';
import type { Draft } from '../../../../server/services/applications/ports.ts';
import { baoshan } from '../../../support/packs.ts';
import { draftWith, field, LI, memberId, NOW } from './draft.ts';

const author = { key: 'write-1', by: LI.id, at: NOW };
const decide = (draft: Draft, ...changes: Change[]) => decideChanges(baoshan, draft, changes, author);
const written = (draft: Draft, ...changes: Change[]) =>
  decide(draft, ...changes).writes.map(({ path, value, version }) => [path, value, version]);
const results = (draft: Draft, ...changes: Change[]) =>
  decide(draft, ...changes).answer.map(({ result }) => result);
const reasonOf = (path: string, value: Change['value'], draft = draftWith()) => {
  const [decision] = decide(draft, { path, value, base: draft.fields.get(path)?.version ?? 0 }).answer;
  return decision?.result === 'refused' ? decision.reason : (decision?.result ?? '');
};
const alpha = memberId('alpha');
const member = (attribute: string, id = alpha) => `member.${id}.${attribute}`;

describe('a change', () => {
  test('against the version that stands is saved as the next one', () => {
    const draft = draftWith({ 'form.consortium.goals': field('突破减速器', { version: 4 }) });
    const change = { path: 'form.consortium.goals', value: '突破高精度减速器', base: 4 };
    expect(written(draft, change)).toEqual([['form.consortium.goals', '突破高精度减速器', 5]]);
    expect(results(draft, change)).toEqual(['saved']);
  });

  test('against an older version changes nothing and is a conflict', () => {
    const draft = draftWith({ 'fact.members.enterprises': field(3, { version: 2 }) });
    const change = { path: 'fact.members.enterprises', value: 4, base: 1 };
    expect(written(draft, change)).toEqual([]);
    expect(results(draft, change)).toEqual(['conflict']);
    expect(results(draftWith(), { ...change, base: 3 })).toEqual(['conflict']);
  });

  test('by a process whose clock is behind is still later than what it replaces', () => {
    const ahead = new Date(NOW.getTime() + 5_000);
    const draft = draftWith({ 'fact.team.head': field('no', { at: ahead }) });
    const [write] = decide(draft, { path: 'fact.team.head', value: 'yes', base: 1 }).writes;
    expect(write!.at.getTime()).toBe(ahead.getTime() + 1);
  });

  test('to what is there already is saved whatever was seen, so that a retry finds its own work done', () => {
    const draft = draftWith({ 'fact.mechanisms': field(['decision', 'ip'], { version: 9 }) });
    const change = { path: 'fact.mechanisms', value: ['ip', 'decision'], base: 0 };
    expect(written(draft, change)).toEqual([]);
    expect(results(draft, change)).toEqual(['saved']);
  });

  test('of one field twice in a request is judged by what came before it', () => {
    const first = { path: 'form.consortium.name', value: '甲', base: 0 };
    expect(results(draftWith(), first, { ...first, value: '乙' })).toEqual(['saved', 'conflict']);
    expect(results(draftWith(), first, { ...first, value: '乙', base: 1 })).toEqual(['saved', 'saved']);
  });

  test('clears with null, and with a text of blanks', () => {
    const draft = draftWith({ 'form.consortium.name': '甲', 'fact.team.head': 'yes' });
    expect(
      written(
        draft,
        { path: 'form.consortium.name', value: ' \n ', base: 1 },
        { path: 'fact.team.head', value: null, base: 1 },
      ),
    ).toEqual([
      ['form.consortium.name', null, 2],
      ['fact.team.head', null, 2],
    ]);
  });

  test('does not stop the others of its request', () => {
    const draft = draftWith({ 'fact.team.head': field('yes', { version: 2 }) });
    const decided = decide(
      draft,
      { path: 'fact.team.head', value: 'no', base: 1 },
      { path: 'form.nowhere', value: 'x', base: 0 },
      { path: 'fact.team.officer', value: 'yes', base: 0 },
    );
    expect(decided.answer.map(({ result }) => result)).toEqual(['conflict', 'refused', 'saved']);
    expect(decided.writes.map(({ path }) => path)).toEqual(['fact.team.officer']);
  });
});

describe('a value', () => {
  test.each<[string, Change['value'], RegExp]>([
    ['fact.nowhere', 'yes', /不在现在的申报内容里/],
    ['form.nowhere', 'yes', /不在现在的申报内容里/],
    ['member.short.name', '甲', /不在现在的申报内容里/],
    [member('salary'), '甲', /不在现在的申报内容里/],
    ['fact.team.head', 'maybe', /请选“是”/],
    ['fact.members.enterprises', 3.5, /0 到 9999 的整数/],
    ['fact.members.enterprises', '3', /0 到 9999 的整数/],
    ['fact.field', 'fishing', /从给出的选项里选/],
    ['fact.mechanisms', ['decision', 'decision'], /从给出的选项里选/],
    ['fact.lead.name', '甲'.repeat(81), /最多 80 个字/],
    ['form.consortium.name', '两\n行', /去掉换行/],
    ['form.consortium.name', 7, /请填文字/],
    ['form.consortium.goals', 'a\u0000b', /存不下的符号/],
    ['form.consortium.goals', 'a\ud800b', /存不下的符号/],
    ['form.contact.phone', '12345', /11 位手机号/],
    ['form.contact.email', 'li@', /完整的邮箱/],
    [member('kind'), 'hospital', /成员类型/],
    [member('code'), '123', /18 位数字和大写字母/],
    [member('code'), '9131O113MA1GK00240', /是不是 91310113MA1GK00240/],
    [member('removed'), 'yes', /是或否/],
  ])('of %s that is %j is refused with what to do', (path, value, reason) => {
    expect(reasonOf(path, value)).toMatch(reason);
  });

  test.each<[string, Change['value'], Change['value']]>([
    ['fact.members.research', 'unsure', 'unsure'],
    ['fact.mechanisms', ['ip', 'decision'], ['decision', 'ip']],
    ['fact.mechanisms', [], []],
    ['form.contact.phone', '+86 138-1234-5678', '13812345678'],
    ['form.contact.phone', '０２１－５６１２３４５６', '021-56123456'],
    ['form.contact.email', ' li＠example.com ', 'li@example.com'],
    ['form.consortium.goals', ' 一\r\n二 ', '一\n二'],
    [member('code'), '９１３１０１１３ ma1gk00240', '91310113MA1GK00240'],
    [member('code'), '91350211M0000XUF46', '91350211M0000XUF46'],
  ])('of %s given as %j is kept as %j', (path, value, kept) => {
    expect(written(draftWith(), { path, value, base: 0 })).toEqual([[path, kept, 1]]);
  });
});

describe('totals', () => {
  const draft = draftWith({ 'fact.members.enterprises': 3, 'fact.members.research': 2 });

  test('below the sum of their parts are refused, with both numbers', () => {
    expect(reasonOf('fact.members.total', 4, draft)).toMatch(/填的是 4.*已有 5/);
    expect(reasonOf('fact.members.total', 5, draft)).toBe('saved');
  });

  test('bound the parts too', () => {
    const bound = draftWith({ 'fact.members.total': 6, 'fact.members.research': 2 });
    expect(reasonOf('fact.members.enterprises', 5, bound)).toMatch(/填的是 6.*已有 7/);
  });

  test('are judged with all that comes with them, in whatever order', () => {
    const bound = draftWith({ 'fact.members.total': 6, 'fact.members.research': 2 });
    const part = { path: 'fact.members.enterprises', value: 7, base: 0 };
    expect(results(bound, part, { path: 'fact.members.total', value: 9, base: 1 })).toEqual([
      'saved',
      'saved',
    ]);
    const other = { path: 'fact.team.head', value: 'yes', base: 0 };
    const decided = decide(bound, part, { path: 'fact.members.total', value: 8, base: 1 }, other);
    expect(decided.answer.map(({ result }) => result)).toEqual(['refused', 'refused', 'saved']);
    expect(decided.writes.map(({ path }) => path)).toEqual(['fact.team.head']);
  });
});

describe('members', () => {
  const forty = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [member('name', memberId(`m${index}`)), `甲${index}`]),
  );

  test('are at most forty, removed ones not counted', () => {
    const full = draftWith(forty);
    expect(reasonOf(member('name'), '乙', full)).toMatch(/最多列 40 家/);
    expect(reasonOf(member('place', memberId('m3')), '上海', full)).toBe('saved');
    const room = draftWith({ ...forty, [member('removed', memberId('m0'))]: true });
    expect(reasonOf(member('name'), '乙', room)).toBe('saved');
    const two = ['x', 'y'].map((id) => ({ path: member('name', memberId(id)), value: '乙', base: 0 }));
    expect(results(room, ...two)).toEqual(['saved', 'refused']);
  });

  test('that are removed are restored before they are changed', () => {
    const gone = draftWith({ [member('name')]: '甲', [member('removed')]: true });
    expect(reasonOf(member('name'), '乙', gone)).toMatch(/先恢复/);
    const restore = { path: member('removed'), value: false, base: 1 };
    expect(results(gone, restore, { path: member('name'), value: '乙', base: 1 })).toEqual([
      'saved',
      'saved',
    ]);
  });

  test('lose the confirmation of a code with the code, unless the new one is confirmed with it', () => {
    const confirmed = draftWith({
      [member('code')]: '91350211M0000XUF46',
      [member('codeConfirmed')]: field(true, { version: 3 }),
    });
    const code = { path: member('code'), value: '91310113MA1GK00240', base: 1 };
    expect(written(confirmed, code)).toEqual([
      [member('code'), '91310113MA1GK00240', 2],
      [member('codeConfirmed'), null, 4],
    ]);
    const anew = { path: member('codeConfirmed'), value: true, base: 3 };
    expect(written(confirmed, code, anew)).toEqual([[member('code'), '91310113MA1GK00240', 2]]);
  });

  test('who join and leave are told each time, other edits once a day for each person', () => {
    const types = (draft: Draft, ...changes: Change[]) =>
      decide(draft, ...changes).events.map(({ type, data }) => [type, data['name']]);
    const added = { path: member('name'), value: '乙', base: 0 };
    expect(types(draftWith(), added)).toEqual([
      ['member_added', '乙'],
      ['edited', undefined],
    ]);
    const there = draftWith({ [member('name')]: '乙' });
    expect(types(there, { path: member('removed'), value: true, base: 0 })).toEqual([
      ['member_removed', '乙'],
      ['edited', undefined],
    ]);
    const edit = (key: string, at: string) =>
      decideChanges(baoshan, draftWith(), [{ path: 'form.consortium.name', value: key, base: 0 }], {
        ...author,
        key,
        at: new Date(at),
      }).events[0]!.id;
    expect(edit('a', '2026-11-25T00:00:00Z')).toBe(edit('b', '2026-11-25T15:59:00Z'));
    expect(edit('a', '2026-11-25T00:00:00Z')).not.toBe(edit('b', '2026-11-25T16:01:00Z'));
  });
});
