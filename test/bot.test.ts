import { describe, expect, it } from 'vitest';
import { createReceiver } from '../bot/bot.ts';
import { createEars } from '../bot/conversation/ears.ts';
import { createTurn } from '../bot/conversation/turn.ts';
import type { ConversationState, Message, Reply, SyncMessage } from '../bot/conversation/types.ts';
import { nextVersion } from '../bot/next-version.ts';
import type { Conversations, TurnCommit } from '../bot/ports.ts';
import { baoshan } from './support/packs.ts';

const takeTurn = createTurn(baoshan, createEars(baoshan));
const application = {
  ...{ id: 'app1', version: 4, title: '机器人联合体', state: 'draft', number: null, verdict: null },
  ...{ papers: { ready: 1, wanted: 12 }, missing: [] },
};
const known: SyncMessage = { type: 'sync', application, facts: { field: { value: 'robotics', at: 5 } } };

/** One person's conversation in memory; `conflicts` other turns come first, each of which takes a millisecond. */
function stage(recalled: SyncMessage | null, conflicts = 0) {
  let time = 1_000;
  const commits: TurnCommit[] = [];
  const said: Reply[] = [];
  const turns: number[] = [];
  let state: ConversationState | null = null;
  let version = 0;
  let recalls = 0;
  const conversations: Conversations = {
    load: async () => ({ state, version, seen: false }),
    async commit(turn) {
      time += 1;
      if ((conflicts -= 1) >= 0) return { state, version };
      commits.push(turn);
      state = turn.state;
      version = nextVersion(turn);
      return 'committed';
    },
  };
  const receive = createReceiver({
    takeTurn,
    conversations,
    render(replies, _person, _key, turn) {
      turns.push(turn);
      said.splice(0, Infinity, ...replies);
      return [];
    },
    clock: () => time,
    async recall() {
      recalls += 1;
      return recalled;
    },
  });
  const send = (message: Message) => receive({ person: 'p', key: 'k', message, attached: [] });
  return { send, commits, said, turns, recalls: () => recalls };
}

describe('a person whose conversation is not there', () => {
  it('goes on with their application, asked for once, and is welcomed', async () => {
    const { send, commits, said, recalls } = stage(known, 2);
    await send({ type: 'text', text: '我们签了协议' });
    expect(recalls()).toBe(1);
    expect(said[0]!.text).toContain('现在接着“机器人联合体”这份申报，已有 1 项回答');
    expect(commits).toHaveLength(1);
    expect(commits[0]!.state.facts).toMatchObject({ field: 'robotics', 'agreement.signed': 'yes' });
    expect(commits[0]!.requests).toContainEqual(
      expect.objectContaining({ type: 'facts_changed', changes: { 'agreement.signed': 'yes' } }),
    );
    await send({ type: 'text', text: '进度' });
    expect(recalls()).toBe(1);
  });

  it('is answered where nothing is known of them', async () => {
    const { send, commits } = stage(null);
    await send({ type: 'text', text: '你好' });
    expect(commits[0]!.state).toMatchObject({ facts: {}, application: null });
  });
});

describe('the turns of a person', () => {
  it('are rendered with numbers that count up from the first, so that none says the same bytes as another', async () => {
    const { send, turns } = stage(null);
    for (let at = 0; at < 4; at += 1) await send({ type: 'text', text: '材料清单' });
    const [first] = turns as [number];
    expect(turns).toEqual([first, first + 1, first + 2, first + 3]);
  });
});

describe('turns of other processes that always come first', () => {
  it('are waited out while the platform waits, and no longer', async () => {
    const patient = stage(null, 3_500);
    await patient.send({ type: 'text', text: '你好' });
    expect(patient.commits).toHaveLength(1);
    const hopeless = stage(null, Infinity);
    await expect(hopeless.send({ type: 'text', text: '你好' })).rejects.toThrow('too many conflicts');
  });
});

describe('news of an application', () => {
  it('asks nothing else, and is not written down where it is none', async () => {
    const { send, commits, recalls } = stage(known);
    await send(known);
    await send(known);
    await send({ type: 'refused', application: 'another', at: 9 });
    expect(commits).toHaveLength(1);
    expect(recalls()).toBe(0);
  });
});
