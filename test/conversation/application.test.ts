import { describe, expect, it } from 'vitest';
import { answerId } from '../../bot/conversation/option-id.ts';
import { takeSync } from '../../bot/conversation/sync.ts';
import type {
  ApplicationNow,
  ConversationState,
  FactsChanged,
  SyncMessage,
  Turn,
} from '../../bot/conversation/types.ts';
import type { FactValue } from '../../bot/policy/pack.ts';
import { baoshan } from '../support/packs.ts';
import { answerAll, MONDAY, talkTo, type Talk } from './talk.ts';

const answer = (fact: string, value: FactValue) => answerId(fact, value, baoshan.manifest.version);

const application = (more: Partial<ApplicationNow> = {}): ApplicationNow => ({
  id: 'app1',
  version: 1,
  title: '宝山机器人创新联合体',
  state: 'draft',
  number: null,
  verdict: 'incomplete',
  papers: { ready: 0, wanted: 12 },
  missing: ['agreement', 'proposal'],
  ...more,
});

const sync = (
  more: Partial<ApplicationNow>,
  facts: Record<string, FactValue | null | [FactValue | null, number]> = {},
): SyncMessage => ({
  type: 'sync',
  application: application(more),
  facts: Object.fromEntries(
    Object.entries(facts).map(([id, said]) => {
      const timed = Array.isArray(said) && typeof said[1] === 'number';
      const [value, at] = timed
        ? (said as [FactValue | null, number])
        : [said as FactValue | null, MONDAY - 1000];
      return [id, { value, at }];
    }),
  ),
});

const changesOf = ({ requests }: Turn): FactsChanged[] =>
  requests.filter((request) => request.type === 'facts_changed');

/** Someone whose application has two answers. */
function linked(): Talk {
  const talk = talkTo();
  talk.send({ type: 'enter' });
  talk.send(sync({}, { 'members.enterprises': 3, 'lead.kind': 'leading_enterprise' }));
  talk.say('你好');
  return talk;
}

describe('news of an application', () => {
  it('is taken in silence: facts are replaced, and nothing is asked of the world', () => {
    const talk = talkTo();
    talk.send({ type: 'ask', fact: 'members.research' });
    talk.press(answer('members.research', 2));
    talk.say('跳过');
    const turn = talk.send(sync({}, { 'members.enterprises': 3, 'team.head': null }));
    expect(turn).toMatchObject({ replies: [], requests: [] });
    expect(turn.state).toMatchObject({
      facts: { 'members.enterprises': 3 },
      undo: null,
      skipped: [],
      lastAt: expect.any(Number),
      application: { id: 'app1', title: '宝山机器人创新联合体', missing: ['agreement', 'proposal'] },
    });
  });

  it('is told once, at the head of the next reply', () => {
    const talk = linked();
    talk.send(sync({ version: 2 }, { 'members.enterprises': 4, 'lead.kind': 'leading_enterprise' }));
    talk.send(
      sync(
        { version: 3 },
        { 'members.enterprises': 5, 'lead.kind': 'leading_enterprise', field: 'robotics' },
      ),
    );
    const turn = talk.say('3家够不够？');
    expect(turn.replies[0]!.text).toBe(
      '申报页上更新了：上下游企业 3 家 → 5 家；产业领域：机器人及智能制造。',
    );
    talk.say('3家够不够？');
    expect(talk.text).not.toContain('申报页上更新了');
  });

  it('says what it does to the verdict that was told', () => {
    const talk = linked();
    answerAll(talk, talk.send({ type: 'ask', fact: 'lead.kind' }).asking);
    const facts = { ...talk.state.facts, 'members.enterprises': 1 };
    const at = talk.state.application!.latest + 1;
    talk.send({
      ...sync({ version: 9 }),
      facts: Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, { value, at }])),
    });
    expect(talk.say('我的回答').replies[0]!.text).toBe(
      '申报页上更新了：上下游企业 3 家 → 1 家。\n自查结论由“符合”变为“基本符合”。',
    );
    expect(talk.state.told).toBe('eligible_with_notes');
  });

  it('that came to nothing is not told, and opening the app does not use it up', () => {
    const talk = linked();
    const facts = { 'lead.kind': 'leading_enterprise' };
    talk.send(sync({ version: 2 }, { ...facts, 'members.enterprises': 4 }));
    expect(talk.send({ type: 'enter' }).replies).toEqual([]);
    talk.send(sync({ version: 3 }, { ...facts, 'members.enterprises': 3 }));
    talk.say('进度');
    expect(talk.text).not.toContain('申报页上更新了');
  });

  it('of another state says what has become of the application', () => {
    const talk = linked();
    const facts = { 'members.enterprises': 3, 'lead.kind': 'leading_enterprise' };
    talk.send(sync({ version: 2, state: 'submitted', number: 'LB-20261125-00017' }, facts));
    talk.say('进度');
    expect(talk.text).toContain('状态：已提交，回执号 LB-20261125-00017');
    expect(talk.text).toContain('申报：已提交，材料已备 0/12 份');
  });

  it('leads to what is to be corrected while the office waits for that, and only then', () => {
    const talk = linked();
    const pathsAfter = (version: number, state: string) => {
      talk.send(sync({ version, state, number: 'LB-20261125-00017' }));
      return talk.say('我的申报').replies.flatMap(({ links = [] }) => links.map(({ path }) => path));
    };
    expect(pathsAfter(2, 'correction_requested')[0]).toBe('/go/corrections');
    expect(pathsAfter(3, 'under_review')).not.toContain('/go/corrections');
  });

  it('that is old, or has come before, leaves the very state that was stored', () => {
    const { state } = linked();
    for (const version of [0, 1]) {
      expect(takeSync(baoshan, state, sync({ version }, { 'members.enterprises': 9 }))).toBe(state);
    }
  });

  it('of another application takes its place whatever its version, and is told as such', () => {
    const talk = linked();
    talk.press(answer('members.enterprises', 4));
    talk.send(sync({ id: 'app2', version: 1, title: '另一家' }, { field: 'green' }));
    expect(talk.state.facts).toEqual({ field: 'green' });
    expect(talk.state.application).toMatchObject({ id: 'app2', unconfirmed: {} });
    talk.say('进度');
    expect(talk.text).toContain('现在接着“另一家”这份申报，已有 1 项回答');
    expect(talk.say('撤销').state.facts).toEqual({ field: 'green' });
  });

  it('that there is none any more leaves the answers with the person', () => {
    const talk = linked();
    const facts = talk.state.facts;
    expect(talk.send({ type: 'sync', application: null, facts: {} }).state).toMatchObject({
      application: null,
      facts,
    });
    expect(talk.press(answer('members.enterprises', 7)).requests).toEqual([]);
  });

  it('keeps a later answer given here until the application has it, and gives way to a later one of others', () => {
    const talk = linked();
    const [{ at } = { at: 0 }] = changesOf(talk.press(answer('members.enterprises', 4)));
    const lead = { 'lead.kind': 'leading_enterprise' };
    talk.send(sync({ version: 2 }, { ...lead, 'members.enterprises': [3, at - 1] }));
    expect(talk.state.facts['members.enterprises']).toBe(4);
    expect(talk.state.application!.unconfirmed).toEqual({ 'members.enterprises': at });
    talk.send(sync({ version: 3 }, { ...lead, 'members.enterprises': [4, at] }));
    expect(talk.state.application!.unconfirmed).toEqual({});
    talk.press(answer('members.enterprises', 6));
    talk.send(sync({ version: 4 }, { ...lead, 'members.enterprises': [8, at + 3_600_000] }));
    expect(talk.state.facts['members.enterprises']).toBe(8);
    talk.say('进度');
    expect(talk.text).toContain('申报页上更新了：上下游企业 6 家 → 8 家。');
  });

  it('leaves no question open that it answers, and nothing to undo that others have changed', () => {
    const talk = linked();
    talk.send({ type: 'ask', fact: 'field' });
    talk.press(answer('members.enterprises', 4));
    talk.send({ type: 'ask', fact: 'field' });
    const { at } = { at: talk.state.application!.latest + 1 };
    const turn = talk.send(
      sync({ version: 2 }, { 'members.enterprises': [5, at], field: ['green', at], 'lead.kind': 'other' }),
    );
    expect(turn.state).toMatchObject({ focus: null, undo: null });
    expect(turn.state.answered).toContain('field');
    talk.say('撤销');
    expect(talk.state.facts['members.enterprises']).toBe(5);
  });

  it('is understood as far as the pack goes', () => {
    const facts = { gone: 'yes', field: 'railways', 'members.enterprises': 3 };
    expect(takeSync(baoshan, null, sync({}, facts)).facts).toEqual({ 'members.enterprises': 3 });
  });
});

describe('a conversation with an application', () => {
  it('hands on what the person changes: answers, corrections, undoing', () => {
    const talk = linked();
    const [noted] = changesOf(talk.press(answer('team.head', 'yes')));
    expect(noted).toMatchObject({ application: 'app1', changes: { 'team.head': 'yes' } });
    const [corrected] = changesOf(talk.say('不对，企业是4家'));
    expect(corrected!.changes).toEqual({ 'members.enterprises': 4 });
    const [undone] = changesOf(talk.say('撤销'));
    expect(undone!.changes).toEqual({ 'members.enterprises': 3 });
    expect([corrected!.at - noted!.at, undone!.at - corrected!.at].every((later) => later > 0)).toBe(true);
    expect(changesOf(talk.say('进度'))).toEqual([]);
  });

  it('counts a change as later than all it has heard of, whatever the clocks say', () => {
    const talk = linked();
    const ahead = MONDAY + 86_400_000;
    talk.send(sync({ version: 2 }, { 'members.enterprises': [3, ahead] }));
    expect(changesOf(talk.press(answer('members.enterprises', 4)))[0]!.at).toBe(ahead + 1);
    expect(changesOf(talk.press(answer('members.enterprises', 5)))[0]!.at).toBe(ahead + 2);
  });

  it('asks before it clears what colleagues share, and can bring it back', () => {
    const talk = linked();
    const { facts } = talk.state;
    const asked = talk.say('重新开始');
    expect(asked.state.facts).toEqual(facts);
    expect(talk.text).toContain('把大家的回答都清空');
    expect(asked.replies.at(-1)!.options.map(({ label }) => label)).toEqual(['确认清空', '继续自查']);
    const cleared = talk.tap('确认清空');
    expect(cleared.state).toMatchObject({ facts: {}, application: { id: 'app1' } });
    expect(changesOf(cleared)[0]!.changes).toEqual({ 'members.enterprises': null, 'lead.kind': null });
    expect(changesOf(talk.say('撤销'))[0]!.changes).toEqual(facts);
    talk.say('重新开始');
    expect(talk.say('确认清空').state.facts).toEqual({});
  });

  it('gives a change up that was refused, and takes the facts of the application again', () => {
    const talk = linked();
    const [{ at } = { at: 0 }] = changesOf(talk.press(answer('members.enterprises', 4)));
    talk.send({ type: 'refused', application: 'app2', at });
    expect(talk.state.application!.unconfirmed).toEqual({ 'members.enterprises': at });
    talk.send({ type: 'refused', application: 'app1', at });
    talk.send(sync({ version: 1 }, { 'members.enterprises': 3, 'lead.kind': 'leading_enterprise' }));
    expect(talk.state.facts['members.enterprises']).toBe(3);
  });

  it('says how the application stands, what is missing and where to go on', () => {
    const talk = linked();
    for (const words of ['申报状态', '我的申报', '材料交了没', '提交了吗', '还差什么材料']) {
      const turn = talk.say(words);
      expect.soft(turn.intent, words).toBe('command');
      const [reply] = turn.replies;
      expect.soft(reply!.text, words).toContain('【我的申报】宝山机器人创新联合体');
      expect(reply!.text).toContain('材料：共 12 份，已备 0 份。');
      for (const id of ['agreement', 'proposal']) {
        const { title } = baoshan.documents.find((document) => document.id === id)!;
        expect(reply!.text).toContain(`· ${title}`);
        expect(reply!.links).toContainEqual({ label: title, path: `/go/papers/${id}` });
      }
      expect(reply!.links).toContainEqual({ label: '打开我的申报', path: '/go/status' });
    }
  });

  it('marks on the checklist what has been uploaded', () => {
    const talk = linked();
    const text = talk.say('材料清单').replies[0]!.text;
    const marked = text.split('\n').filter((line) => line.endsWith('（已上传）'));
    expect(marked.length).toBe(text.match(/^\d+\. /gmu)!.length - 2);
  });
});

describe('a person without an application', () => {
  it('is told how to begin one', () => {
    const talk = talkTo();
    talk.say('你好');
    const [reply] = talk.say('我的申报').replies;
    expect(reply!.text).toContain('还没有开始申报');
    expect(reply!.links).toEqual([{ label: '开始申报', path: '/go/status' }]);
  });

  it('who first came by the mini-app is welcomed, with what is known', () => {
    const talk = talkTo();
    talk.send(sync({}, { 'members.enterprises': 3 }));
    const turn = talk.say('你好');
    expect(turn.replies[0]!.text).toContain('自查助手');
    expect(turn.replies[0]!.text).toContain('现在接着“宝山机器人创新联合体”这份申报，已有 1 项回答');
    expect(talk.say('你好').replies[0]!.text).not.toContain('自查助手');
  });

  it('whose conversation was stored before there were applications goes on as before', () => {
    const talk = talkTo();
    talk.send({ type: 'ask', fact: 'members.enterprises' });
    const old: Partial<ConversationState> = talk.state;
    delete old.application;
    expect(talk.press(answer('members.enterprises', 4)).state).toMatchObject({
      facts: { 'members.enterprises': 4 },
      application: null,
    });
  });
});
