import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Redis } from 'ioredis';
import type { Conversations } from '../../bot/ports.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { chooseSeed, seededRandom } from './seeded.ts';
import { buildOutgoing, buildRequest, buildState, buildTurn, NOON, versionAfter } from './turns.ts';

vi.setConfig({ testTimeout: 30_000 });
const DAY = 24 * 60 * 60 * 1000;
const layout = createLayout();
const { person, key } = buildTurn();
const own = layout.person(person);
const lane = layout.lane(layout.laneOf(person));

let server: TestRedis;
let redis: Redis;
let one: Conversations;
let other: Conversations;

beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
  one = createConversations(redis);
  other = createConversations(server.connect());
});
beforeEach(() => redis.flushall());
afterAll(() => server.stop());

describe('a turn', () => {
  test('of an unknown person begins at version 0 with no state', async () => {
    expect(await one.load(person, key)).toEqual({ state: null, version: 0, seen: false });
  });

  test('is found by another instance, state and mark alike', async () => {
    const state = buildState({ facts: { field: '新材料 {"引号"} \n 😀' } });
    expect(await one.commit(buildTurn({ state }))).toBe('committed');
    expect(await other.load(person, key)).toEqual({ state, version: versionAfter(1), seen: true });
    expect(await other.load(person, 'wangxiaoming:2')).toMatchObject({
      version: versionAfter(1),
      seen: false,
    });
  });

  test('that was committed already changes nothing, whatever version it comes with', async () => {
    await one.commit(buildTurn({ outgoing: [buildOutgoing('一')] }));
    for (const version of [0, 1, versionAfter(1)]) {
      const repeated = buildTurn({
        version,
        state: buildState({ focus: 'field' }),
        outgoing: [buildOutgoing('二')],
      });
      expect(await other.commit(repeated)).toBe('seen');
    }
    expect((await one.load(person, key)).state).toEqual(buildState());
    expect(await redis.llen(own.outbox)).toBe(1);
  });

  test('made from an outdated state is a conflict and leaves nothing behind', async () => {
    await one.commit(buildTurn());
    const late = buildTurn({ key: 'late', outgoing: [buildOutgoing('晚')], requests: [buildRequest()] });
    expect(await other.commit(late)).toEqual({ state: buildState(), version: versionAfter(1) });
    expect(await other.load(person, 'late')).toEqual({
      state: buildState(),
      version: versionAfter(1),
      seen: false,
    });
    expect(await redis.exists(own.outbox, lane.due, lane.requests, lane.requestsDue)).toBe(0);
  });

  test('puts its messages and requests where the workers find them, once', async () => {
    const outgoing = [
      buildOutgoing('一'),
      buildOutgoing('二', { path: '/cgi-bin/message/update_template_card' }),
    ];
    await one.commit(buildTurn({ outgoing, requests: [buildRequest('a'), buildRequest('b')] }));
    expect(await redis.lrange(own.outbox, 0, -1)).toEqual([
      expect.stringMatching(/^\S+\.0 \d+ \/cgi-bin\/message\/send \{.*一/),
      expect.stringMatching(/^\S+\.1 \d+ \/cgi-bin\/message\/update_template_card \{.*二/),
    ]);
    expect(await redis.zrange(lane.due, 0, '0', 'WITHSCORES')).toEqual([person, String(NOON)]);
    const ids = await redis.zrange(lane.requestsDue, 0, '-1');
    expect(new Set(ids).size).toBe(2);
    expect(Object.keys(await redis.hgetall(lane.requests)).sort()).toEqual(ids.sort());
  });

  test('does not bring forward a person whom a worker holds or has put off', async () => {
    await redis.zadd(lane.due, NOON + 60_000, person);
    await one.commit(buildTurn({ outgoing: [buildOutgoing('一')] }));
    expect(await redis.zscore(lane.due, person)).toBe(String(NOON + 60_000));
  });

  test('with a path that could not be read back is refused before anything is written', async () => {
    const turn = buildTurn({ outgoing: [buildOutgoing('一', { path: '/a b' })] });
    await expect(one.commit(turn)).rejects.toMatchObject({ code: 'outgoing_unwritable' });
    expect(await redis.dbsize()).toBe(0);
  });

  test('over a state that this program did not write is refused with a code', async () => {
    await redis.set(own.state, 'not a conversation');
    await expect(one.load(person, key)).rejects.toMatchObject({ code: 'conversation_unreadable' });
  });

  test('that Redis refuses fails without carrying along what the person wrote', async () => {
    await redis.set(own.seen, 'of another type');
    const failure = await one
      .commit(buildTurn({ outgoing: [buildOutgoing('机密')] }))
      .catch((error) => error);
    expect(failure.message).toContain('WRONGTYPE');
    expect(JSON.stringify(Object.getOwnPropertyNames(failure).map((name) => failure[name]))).not.toContain(
      '机密',
    );
  });

  test('wakes the workers for what it left, and again when its message is repeated', async () => {
    const told: string[] = [];
    const conversations = createConversations(redis, {
      onOutgoing: (who) => told.push(`outgoing ${who}`),
      onRequests: (who) => told.push(`requests ${who}`),
    });
    await conversations.commit(buildTurn({ key: 'silent' }));
    await conversations.commit(buildTurn({ key: 'late', outgoing: [buildOutgoing('晚')] }));
    expect(told).toEqual([]);
    await conversations.commit(buildTurn({ version: versionAfter(1), outgoing: [buildOutgoing('一')] }));
    expect(told).toEqual([`outgoing ${person}`]);
    await conversations.commit(
      buildTurn({ key: 'check', version: versionAfter(2), requests: [buildRequest()] }),
    );
    expect(told).toEqual([`outgoing ${person}`, `requests ${person}`]);
    await conversations.load(person, key);
    expect(told).toHaveLength(3);
  });
});

describe('what is remembered of a conversation', () => {
  const remembering = () => createConversations(redis, { remembered: 1 });
  const load = async (from: Conversations) => (await from.load(person, 'none')).state;

  test('is what was committed here, without asking again', async () => {
    const conversations = remembering();
    await conversations.commit(buildTurn());
    await redis.flushall();
    expect(await load(conversations)).toEqual(buildState());
  });

  test('gives way to what another process has committed, which the conflict brings along', async () => {
    const conversations = remembering();
    await conversations.commit(buildTurn());
    const newer = buildState({ focus: 'field' });
    await other.commit(buildTurn({ key: 'elsewhere', version: versionAfter(1), state: newer }));
    const late = buildTurn({ key: 'late', version: versionAfter(1) });
    expect(await conversations.commit(late)).toEqual({ state: newer, version: versionAfter(2) });
    expect(await load(conversations)).toEqual(newer);
  });

  test('never passes for a conversation begun anew after the first was erased', async () => {
    const conversations = remembering();
    await conversations.commit(buildTurn());
    await redis.flushall();
    const begun = buildTurn({ key: 'anew', now: NOON + 1 });
    await other.commit(begun);
    const outdated = buildTurn({
      key: 'late',
      version: versionAfter(1),
      state: buildState({ focus: 'field' }),
    });
    expect(await conversations.commit(outdated)).toEqual({ state: begun.state, version: NOON + 1 });
  });

  test('is forgotten where a message turns out to be a repetition, and for the person longest silent', async () => {
    const conversations = remembering();
    await conversations.commit(buildTurn());
    await conversations.commit(buildTurn({ version: versionAfter(1) }));
    await redis.flushall();
    expect(await load(conversations)).toBeNull();
    await conversations.commit(buildTurn());
    await conversations.commit(buildTurn({ person: 'wecom:corp:another' }));
    await redis.flushall();
    expect(await load(conversations)).toBeNull();
  });
});

describe('lifetimes', () => {
  test('the state lives 90 days from the latest turn, its marks a day', async () => {
    await one.commit(buildTurn());
    await redis.pexpire(own.state, 1000);
    await redis.pexpire(own.seen, 1000);
    await one.commit(buildTurn({ key: 'second', version: versionAfter(1) }));
    expect((await redis.pttl(own.state)) / DAY).toBeCloseTo(90, 3);
    expect((await redis.pttl(own.seen)) / DAY).toBeCloseTo(1, 3);
  });

  test('a mark is kept for 24 hours of turns and no longer', async () => {
    await one.commit(buildTurn());
    await one.commit(buildTurn({ key: 'second', version: versionAfter(1), now: NOON + DAY }));
    expect((await one.load(person, key)).seen).toBe(true);
    await one.commit(buildTurn({ key: 'third', version: versionAfter(2), now: NOON + DAY + 2000 }));
    expect((await one.load(person, key)).seen).toBe(false);
    expect((await one.load(person, 'second')).seen).toBe(true);
  });

  test('waiting messages never expire', async () => {
    await one.commit(buildTurn({ outgoing: [buildOutgoing('一')], requests: [buildRequest()] }));
    for (const kept of [own.outbox, lane.due, lane.requests, lane.requestsDue]) {
      expect(await redis.ttl(kept)).toBe(-1);
    }
  });
});

test('a session with 30 messages in a day takes less than 2 KB', async () => {
  for (let turn = 0; turn < 30; turn += 1) {
    const key = `wangxiaoming:${2018405441 + turn}`;
    await one.commit(buildTurn({ version: versionAfter(turn), key, now: NOON + turn * 1000 }));
  }
  expect(JSON.stringify(buildState()).length).toBeGreaterThan(550);
  const sizes = await Promise.all([own.state, own.seen].map((name) => redis.memory('USAGE', name)));
  const total = sizes.reduce<number>((sum, size) => sum + Number(size), 0);
  console.log(`a session takes ${total} bytes (state ${sizes[0]}, marks ${sizes[1]})`);
  expect(total).toBeLessThan(2048);
});

test('50 writers on one person, repeating and racing in any order, leave every message committed once', async () => {
  const random = seededRandom(chooseSeed());
  const instances = [one, other];
  const messages = Array.from({ length: 50 }, (_, index) => `message-${index}`);
  const attempts = [...messages, ...messages, ...messages]
    .map((message) => ({ message, order: random() }))
    .sort((a, b) => a.order - b.order);
  const results = await Promise.all(
    attempts.map(({ message }, index) => takeTurn(instances[index % 2]!, message)),
  );
  expect(results.filter((result) => result === 'committed')).toHaveLength(50);
  const { state, version } = await one.load(person, 'none');
  expect(version).toBe(versionAfter(50));
  expect([...state!.answered].sort()).toEqual([...messages].sort());
  const sent = (await redis.lrange(own.outbox, 0, -1)).map((entry) =>
    JSON.parse(entry.split(' ').slice(3).join(' ')),
  );
  // The order of the replies is the order in which the states grew.
  expect(sent.map((body) => body.text.content)).toEqual(state!.answered);
});

/** As the bot does it: load, take the turn, commit, and again on a conflict. */
async function takeTurn(conversations: Conversations, message: string): Promise<'committed' | 'seen'> {
  for (;;) {
    const { state, version, seen } = await conversations.load(person, message);
    if (seen) return 'seen';
    const next = buildState({ answered: [...(state?.answered ?? []), message] });
    const turn = buildTurn({ key: message, version, state: next, outgoing: [buildOutgoing(message)] });
    const result = await conversations.commit(turn);
    if (typeof result === 'string') return result;
  }
}

test('what was answered as committed survives a killed server', async () => {
  const people = Array.from({ length: 40 }, (_, index) => `wecom:corp:user${index}`);
  const committed = new Set<string>();
  let talking = true;
  const talk = async (who: string) => {
    for (let turns = 0; talking; turns += 1) {
      const turn = buildTurn({
        person: who,
        key: `${who}:${turns}`,
        version: versionAfter(turns),
        outgoing: [buildOutgoing('一')],
      });
      await one.commit(turn);
      committed.add(turn.key);
    }
  };
  const conversations = people.map(talk);
  await expect.poll(() => committed.size, { interval: 5, timeout: 20_000 }).toBeGreaterThan(400);
  await server.kill();
  await server.revive();
  await expect.poll(() => committed.size, { interval: 5, timeout: 20_000 }).toBeGreaterThan(1200);
  talking = false;
  await Promise.all(conversations);
  for (const done of committed) {
    const who = done.slice(0, done.lastIndexOf(':'));
    expect(await other.load(who, done), done).toMatchObject({ seen: true });
  }
  for (const who of people) {
    const { version } = await other.load(who, 'none');
    expect(version).toBe(versionAfter(await redis.llen(layout.person(who).outbox)));
  }
});
