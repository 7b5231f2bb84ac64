import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Redis } from 'ioredis';
import type { SendOutcome } from '../../bot/ports.ts';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { chooseSeed, seededRandom } from '../stores/seeded.ts';
import { buildOutgoing, buildTurn, NOON } from '../stores/turns.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createPostOffice, SENT } from './post-office.ts';
import {
  finish,
  layout,
  nothingWaits,
  numbered,
  pass,
  people,
  say,
  settled,
  stageDispatcher,
  until,
} from './stage.ts';

vi.setConfig({ testTimeout: 30_000 });
const [ming = '', hua = ''] = people(2);
const busy: SendOutcome = { type: 'retry', after: 0, reason: 'system busy (-1)', scope: 'message' };
let server: TestRedis;
let redis: Redis;
let clock: ManualClock;

const stage: typeof stageDispatcher = (...args) => {
  const dispatcher = stageDispatcher(...args);
  dispatcher.start();
  return dispatcher;
};

beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
});
beforeEach(async () => {
  await redis.flushall();
  clock = createManualClock(NOON);
});
afterAll(() => server.stop());

describe('a send that fails', () => {
  test('is repeated with the same bytes after growing waits, and holds back only its own person', async () => {
    const office = createPostOffice(clock.now, ({ person }, index) =>
      person === ming && index < 6 ? busy : SENT,
    );
    const dispatcher = stage(redis, clock, office.send, { random: () => 0 });
    await say(redis, ming, numbered(2));
    dispatcher.nudge(ming);
    await until(() => office.arrivals.length === 1);
    await until(() => settled(redis, clock));
    await say(redis, hua, numbered(1));
    dispatcher.nudge(hua);
    await until(() => office.to(hua).length === 1);
    await pass(redis, clock, 20_000, 100);
    expect(office.to(ming)).toEqual(['第1条', '第1条', '第1条', '第1条', '第1条', '第1条', '第2条']);
    const ofMing = office.arrivals.filter(({ person }) => person === ming);
    expect(new Set(ofMing.slice(0, 6).map(({ bytes }) => bytes)).size).toBe(1);
    const waits = ofMing.slice(1, 6).map(({ at }, index) => at - ofMing[index]!.at);
    [500, 1000, 2000, 4000, 8000].forEach((wait, index) => {
      expect(waits[index]).toBeGreaterThanOrEqual(wait);
      expect(waits[index]).toBeLessThanOrEqual(wait + 200);
    });
    expect(dispatcher.deliveries.filter(({ type }) => type === 'retry')).toHaveLength(5);
    await dispatcher.stop();
  });

  test('waits at least as long as the sender says, and a sender that throws is no worse', async () => {
    const office = createPostOffice(clock.now, (_, index) => {
      if (index === 0) throw new Error('socket hang up');
      return index === 1 ? { ...busy, after: 30_000 } : SENT;
    });
    const dispatcher = stage(redis, clock, office.send);
    await say(redis, ming, numbered(1));
    dispatcher.nudge(ming);
    await until(() => office.arrivals.length === 1);
    await until(() => settled(redis, clock));
    await pass(redis, clock, 40_000, 500);
    const [first, second, third] = office.arrivals.map(({ at }) => at);
    expect(second! - first!).toBeLessThan(1500);
    expect(third! - second!).toBeGreaterThanOrEqual(30_000);
    expect(dispatcher.errors).toEqual([new Error('socket hang up')]);
    await dispatcher.stop();
  });

  test('for good goes to the dead letters with its reason, and the next message follows', async () => {
    const office = createPostOffice(clock.now, ({ content }) =>
      content === '第2条' ? { type: 'failed', reason: 'recipient unknown (81013)' } : SENT,
    );
    const dispatcher = stage(redis, clock, office.send);
    await say(redis, ming, numbered(3));
    dispatcher.nudge(ming);
    await until(() => nothingWaits(redis));
    expect(office.to(ming)).toEqual(numbered(3));
    const [letter, ...others] = await createRedisOperations(redis, layout).deadLetters(10);
    expect(others).toEqual([]);
    expect(letter).toEqual({
      type: 'message',
      person: ming,
      id: expect.stringMatching(/\.1$/),
      at: NOON,
      outgoing: buildOutgoing('第2条'),
      reason: 'recipient unknown (81013)',
      failedAt: NOON,
    });
    expect(dispatcher.deliveries.map(({ type }) => type)).toEqual(['sent', 'failed', 'sent']);
    expect(await createRedisOperations(redis, layout).depth()).toEqual({
      people: 0,
      requests: 0,
      dead: 1,
      oldestDue: null,
    });
    await dispatcher.stop();
  });

  test('until the day is over is given up, and what was said since is sent', async () => {
    const office = createPostOffice(clock.now, ({ content }) => (content === '第1条' ? busy : SENT));
    const dispatcher = stage(redis, clock, office.send, { settings: { giveUpAfter: 60_000 } });
    await say(redis, ming, ['第1条']);
    await pass(redis, clock, 30_000, 1000);
    await say(redis, ming, ['第2条'], clock.now());
    expect(office.to(ming)).not.toContain('第2条');
    await finish(redis, clock);
    expect(clock.now()).toBeGreaterThanOrEqual(NOON + 60_000);
    expect(office.to(ming).at(-1)).toBe('第2条');
    const [letter] = await createRedisOperations(redis, layout).deadLetters(10);
    expect(letter?.reason).toBe('gave_up: system busy (-1)');
    await dispatcher.stop();
  });

  test('leaves at most 200 dead letters a lane, the newest', async () => {
    const office = createPostOffice(clock.now, () => ({ type: 'failed', reason: 'unknown' }));
    const dispatcher = stage(redis, clock, office.send, { limits: { perMinute: 1000, perHour: 1000 } });
    await say(redis, ming, numbered(250));
    dispatcher.nudge(ming);
    await finish(redis, clock);
    const letters = await createRedisOperations(redis, layout).deadLetters(1000);
    expect(letters).toHaveLength(200);
    expect(letters[0]!.outgoing).toEqual(buildOutgoing('第250条'));
    await dispatcher.stop();
  });
});

describe('the limits of one person', () => {
  test('hold in every window, wherever it begins, and lose nothing', async () => {
    const random = seededRandom(chooseSeed());
    const office = createPostOffice(clock.now);
    const dispatcher = stage(redis, clock, office.send, { limits: { perMinute: 5, perHour: 40 } });
    const told: string[] = [];
    for (const content of numbered(60)) {
      told.push(content);
      await say(redis, ming, [content], clock.now());
      dispatcher.nudge(ming);
      await pass(redis, clock, Math.floor(random() * 8) * 500, 500);
    }
    while (office.arrivals.length < told.length) await pass(redis, clock, 60_000, 5000);
    expect(office.to(ming)).toEqual(told);
    const times = office.arrivals.map(({ at }) => at);
    times.forEach((at, index) => {
      if (index >= 5) expect(at - times[index - 5]!).toBeGreaterThan(60_000);
      if (index >= 40) expect(at - times[index - 40]!).toBeGreaterThan(3_600_000);
    });
    expect(times[5]! - times[0]!).toBeLessThan(66_000);
    await dispatcher.stop();
  });

  test('do not count other calls, and do not hold back other people', async () => {
    const office = createPostOffice(clock.now);
    const dispatcher = stage(redis, clock, office.send, { limits: { perMinute: 2 } });
    const update = { path: '/cgi-bin/message/update_template_card' };
    const outgoing = ['卡1', '卡2', '卡3'].map((content) => buildOutgoing(content, update));
    await createConversations(redis, { layout }).commit(buildTurn({ person: ming, outgoing }));
    await say(redis, ming, numbered(3));
    await say(redis, hua, numbered(2));
    dispatcher.nudge(ming);
    dispatcher.nudge(hua);
    await until(() => settled(redis, clock));
    expect(office.to(ming)).toEqual(['卡1', '卡2', '卡3', '第1条', '第2条']);
    expect(office.to(hua)).toEqual(numbered(2));
    await dispatcher.stop();
  });
});

describe('the limits of the app', () => {
  test('stop all people in all processes while the platform asks for it, and delay nobody afterwards', async () => {
    let closed = true;
    const office = createPostOffice(clock.now, () =>
      closed ? { type: 'retry', after: 60_000, reason: 'over frequency (45009)', scope: 'app' } : SENT,
    );
    const one = stage(redis, clock, office.send);
    const other = stage(server.connect(), clock, office.send);
    await say(redis, ming, numbered(1));
    one.nudge(ming);
    await until(() => one.deliveries.length === 1);
    await until(() => settled(redis, clock));
    closed = false;
    const crowd = people(40);
    for (const person of crowd) await say(redis, person, ['稍后'], clock.now());
    crowd.forEach(other.nudge);
    await pass(redis, clock, 59_000, 1000);
    expect(office.arrivals).toHaveLength(1);
    await pass(redis, clock, 4000, 500);
    expect(office.arrivals).toHaveLength(42);
    expect(one.deliveries[0]).toMatchObject({ type: 'paused', app: 'wecom:corp', until: NOON + 60_000 });
    await Promise.all([one.stop(), other.stop()]);
  });

  test('are kept by all processes together in every window', async () => {
    const office = createPostOffice(clock.now);
    const both = [redis, server.connect()].map((connection) =>
      stage(connection, clock, office.send, { app: { perMinute: 20 }, random: () => 0 }),
    );
    const crowd = people(70);
    await Promise.all(crowd.map((person) => say(redis, person, ['到'])));
    crowd.forEach((person, index) => both[index % 2]!.nudge(person));
    await until(() => settled(redis, clock));
    expect(office.arrivals).toHaveLength(20);
    await pass(redis, clock, 240_000, 1000);
    expect(new Set(office.arrivals.map(({ person }) => person)).size).toBe(70);
    expect(office.arrivals).toHaveLength(70);
    const times = office.arrivals.map(({ at }) => at);
    times.forEach((at, index) => index >= 20 && expect(at - times[index - 20]!).toBeGreaterThan(60_000));
    await Promise.all(both.map((dispatcher) => dispatcher.stop()));
  });
});

describe('Redis', () => {
  test('killed in the middle of deliveries and started again loses none and keeps their order', async () => {
    const office = createPostOffice(clock.now, async () => {
      await new Promise(setImmediate);
      return SENT;
    });
    const dispatcher = stage(redis, clock, office.send);
    const crowd = people(60);
    await Promise.all(crowd.map((person) => say(redis, person, numbered(10))));
    crowd.forEach(dispatcher.nudge);
    await until(() => office.arrivals.length > 100);
    await server.kill();
    await server.revive();
    await finish(redis, clock);
    for (const person of crowd) {
      const distinct = office.to(person).filter((content, index, all) => content !== all[index - 1]);
      expect(distinct, person).toEqual(numbered(10));
    }
    expect(office.mostAtOnce()).toBe(1);
    await dispatcher.stop();
  });

  test('away while a person writes delays the answer until it returns, without a second nudge', async () => {
    const office = createPostOffice(clock.now);
    const dispatcher = stage(redis, clock, office.send);
    const conversations = createConversations(redis, { layout, onOutgoing: dispatcher.nudge });
    await server.kill();
    const committed = conversations.commit(buildTurn({ person: ming, outgoing: [buildOutgoing('回来了')] }));
    clock.advance(10_000);
    await server.revive();
    expect(await committed).toBe('committed');
    await until(() => office.arrivals.length === 1);
    await dispatcher.stop();
  });
});
