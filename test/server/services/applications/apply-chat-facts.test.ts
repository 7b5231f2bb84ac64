import { describe, expect, test } from 'vitest';
import { decideChatChanges } from '../../../../server/services/applications/apply-chat-facts.ts';
import type { ChatChanges, Draft } from '../../../../server/services/applications/ports.ts';
import { baoshan } from '../../../support/packs.ts';
import { draftWith, field, LI, NOW } from './draft.ts';

const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const decide = (draft: Draft, changes: ChatChanges, at = NOW) =>
  decideChatChanges(baoshan, draft, changes, { request: 'request-1', by: LI.id, at });
const written = (draft: Draft, changes: ChatChanges, at = NOW) =>
  decide(draft, changes, at).writes.map(({ path, value, version }) => [path, value, version]);

describe('what is said in chat', () => {
  test('stands over what was said before, on either side', () => {
    const draft = draftWith({ 'fact.team.head': field('no', { version: 3, at: before(5) }) });
    expect(written(draft, { 'team.head': 'yes', 'team.officer': 'partly' })).toEqual([
      ['fact.team.head', 'yes', 4],
      ['fact.team.officer', 'partly', 1],
    ]);
  });

  test('earlier than what stands goes into the history alone', () => {
    const draft = draftWith({ 'fact.team.head': field('no', { version: 3, at: before(5) }) });
    expect(written(draft, { 'team.head': 'yes' }, before(6))).toEqual([['fact.team.head', 'yes', 0]]);
    expect(decide(draft, { 'team.head': 'yes' }, before(6)).answer).toBe(false);
  });

  test('that the pack does not know, or that someone said as late, writes nothing', () => {
    const draft = draftWith({ 'fact.mechanisms': field(['ip'], { at: NOW }) });
    expect(written(draft, { mechanisms: ['ip'], retired: 'yes', field: 'fishing' })).toEqual([]);
    expect(decide(draft, { mechanisms: ['ip'] }).events).toEqual([]);
  });

  test.each([
    ['said, changed and said again', 'yes', 'no'],
    ['said and taken back', null, 'yes'],
  ])('%s ends as it was said last, in whatever order it arrives', (_, last, between) => {
    const known = last === null ? {} : { 'fact.team.head': field(last, { version: 1, at: before(9) }) };
    const arrived = draftWith(known);
    const [kept] = decide(arrived, { 'team.head': last }, before(1)).writes;
    expect(kept).toMatchObject({ value: last, version: last === null ? 1 : 2, at: before(1) });
    const then = draftWith({ 'fact.team.head': field(last, { version: kept!.version, at: kept!.at }) });
    expect(written(then, { 'team.head': between }, before(2))).toEqual([['fact.team.head', between, 0]]);
  });

  test('about parts sets a total aside later than it was said, so that no conversation holds on to it', () => {
    const draft = draftWith({
      'fact.members.total': field(3, { at: NOW }),
      'fact.members.research': 2,
    });
    const reset = decide(draft, { 'members.enterprises': 4 }, before(3)).writes.at(-1)!;
    expect(reset).toMatchObject({ path: 'fact.members.total', value: null });
    expect(reset.at.getTime()).toBe(NOW.getTime() + 1);
  });

  test('takes back what was answered', () => {
    expect(written(draftWith({ 'fact.team.head': 'yes' }), { 'team.head': null })).toEqual([
      ['fact.team.head', null, 2],
    ]);
  });

  test('about parts makes a smaller total follow them, as it does in chat', () => {
    const draft = draftWith({ 'fact.members.total': field(3, { version: 2 }), 'fact.members.research': 2 });
    expect(written(draft, { 'members.enterprises': 4 })).toEqual([
      ['fact.members.enterprises', 4, 1],
      ['fact.members.total', null, 3],
    ]);
  });

  test('about a total does not stand against larger parts from the page, and is kept', () => {
    const draft = draftWith({ 'fact.members.enterprises': 4 });
    expect(written(draft, { 'members.total': 3 })).toEqual([
      ['fact.members.total', 3, 1],
      ['fact.members.total', null, 2],
    ]);
  });

  test('too late about a total leaves the standing one to be set right by its next version', () => {
    const total = field(3, { version: 5, at: before(5) });
    const draft = draftWith({
      'fact.members.total': total,
      'fact.members.enterprises': field(2, { at: before(9) }),
    });
    expect(written(draft, { 'members.total': 9, 'members.enterprises': 4 }, before(6))).toEqual([
      ['fact.members.total', 9, 0],
      ['fact.members.enterprises', 4, 2],
      ['fact.members.total', null, 6],
    ]);
  });

  test('is told once a day for each person', () => {
    const id = (at: Date) => decide(draftWith(), { 'team.head': 'yes' }, at).events[0]!.id;
    expect(id(NOW)).toBe(id(before(60)));
    expect(id(NOW)).not.toBe(id(before(24 * 60)));
  });
});
