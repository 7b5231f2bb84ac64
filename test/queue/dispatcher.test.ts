import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Redis } from 'ioredis';
import { buildOutgoing, NOON } from '../stores/turns.ts';
import { chooseSeed, seededRandom } from '../stores/seeded.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createPostOffice, SENT } from './post-office.ts';
import {
  finish,
  layout,
  LEASE,
  nothingWaits,
  numbered,
  people,
  say,
  stageDispatcher,
  until,
} from './stage.ts';

vi.setConfig({ testTimeout: 30_000 });
const [ming = '', hua = ''] = people(2);
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

describe('delivery', () => {
  test('sends at once what it is told of, in order and with the committed bytes', async () => {
    const office = createPostOffice(clock.now);
    const dispatcher = stage(redis, clock, office.send);
    await say(redis, ming, numbered(5));
    dispatcher.nudge(ming);
    await until(() => nothingWaits(redis));
    expect(office.to(ming)).toEqual(numbered(5));
    expect(office.arrivals[0]!.bytes).toBe(JSON.stringify(buildOutgoing('第1条').body));
    expect(dispatcher.deliveries).toHaveLength(5);
    await dispatcher.stop();
  });

  test('finds by itself what a process that has died left behind', async () => {
    await say(redis, ming, numbered(2));
    const office = createPostOffice(clock.now);
    const dispatcher = stage(redis, clock, office.send);
    await finish(redis, clock);
    await say(redis, hua, numbered(1));
    await finish(redis, clock);
    expect([office.to(ming), office.to(hua)]).toEqual([numbered(2), numbered(1)]);
    await dispatcher.stop();
  });

  test('by two processes to 200 people reaches each once, in order, never two at a time', async () => {
    const random = seededRandom(chooseSeed());
    const office = createPostOffice(clock.now, async () => {
      for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await new Promise(setImmediate);
      return SENT;
    });
    const both = [stage(redis, clock, office.send), stage(server.connect(), clock, office.send)];
    const talk = async (person: string) => {
      for (const content of numbered(6)) {
        await say(redis, person, [`${content}甲`, `${content}乙`]);
        // Told to either, both, or neither.
        both.forEach((dispatcher) => random() < 0.4 && dispatcher.nudge(person));
      }
    };
    await Promise.all(people(200).map(talk));
    await finish(redis, clock);
    const expected = numbered(6).flatMap((content) => [`${content}甲`, `${content}乙`]);
    for (const person of people(200)) expect(office.to(person), person).toEqual(expected);
    expect(office.mostAtOnce()).toBe(1);
    await Promise.all(both.map((dispatcher) => dispatcher.stop()));
    expect(both.every((dispatcher) => dispatcher.deliveries.length > 0)).toBe(true);
  });

  test('keeps to the number of people served at once', async () => {
    let most = 0;
    const office = createPostOffice(clock.now, async () => {
      most = Math.max(most, office.underWay());
      await new Promise(setImmediate);
      return SENT;
    });
    const dispatcher = stage(redis, clock, office.send, { settings: { concurrency: 3 } });
    await Promise.all(people(30).map((person) => say(redis, person, numbered(2))));
    people(30).forEach(dispatcher.nudge);
    await until(() => nothingWaits(redis));
    expect(most).toBe(3);
    await dispatcher.stop();
  });
});

describe('a claim', () => {
  /** A process in the middle of a send that never ends, at a moment of its own. */
  async function stuckProcess(own: ManualClock) {
    let release = () => {};
    const office = createPostOffice(own.now, () => new Promise((resolve) => (release = () => resolve(SENT))));
    const dispatcher = stage(server.connect(), own, office.send);
    await say(redis, ming, numbered(2));
    dispatcher.nudge(ming);
    await until(() => office.arrivals.length === 1);
    return { dispatcher, office, release: () => release() };
  }
  /** Time enough for a worker to have looked at everything: what it is told of now arrives. */
  async function looked(dispatcher: ReturnType<typeof stage>, office: ReturnType<typeof createPostOffice>) {
    const before = office.to(hua).length;
    dispatcher.nudge(ming);
    await say(redis, hua, ['看过了']);
    dispatcher.nudge(hua);
    await until(() => office.to(hua).length > before);
  }

  test('of a process that died during a send runs out, and the same bytes are sent again', async () => {
    // Its clock stands still: it renews nothing.
    const stuck = await stuckProcess(createManualClock(NOON));
    const office = createPostOffice(clock.now);
    const heir = stage(redis, clock, office.send);
    clock.advance(LEASE - 1);
    await looked(heir, office);
    expect(office.to(ming)).toEqual([]);
    await finish(redis, clock);
    expect(office.to(ming)).toEqual(numbered(2));
    expect(office.arrivals.find(({ person }) => person === ming)!.bytes).toBe(
      stuck.office.arrivals[0]!.bytes,
    );

    // The dead come back: what they say of their old claim counts for nothing.
    await say(redis, ming, ['第三条']);
    stuck.release();
    await until(() => stuck.dispatcher.deliveries.length === 1);
    expect(stuck.dispatcher.deliveries).toEqual([{ type: 'lost', person: ming }]);
    await finish(redis, clock);
    expect(office.to(ming)).toEqual([...numbered(2), '第三条']);
    await heir.stop();
  });

  test('is kept through a slow send for as long as its process lives', async () => {
    const stuck = await stuckProcess(clock);
    const office = createPostOffice(clock.now);
    const other = stage(redis, clock, office.send);
    for (let passed = 0; passed < 4 * LEASE; passed += 1000) {
      clock.advance(1000);
      const { due } = layout.lane(layout.laneOf(ming));
      await until(async () => Number(await redis.zscore(due, ming)) >= clock.now() + LEASE - 3000);
      other.nudge(ming);
    }
    await other.stop();
    expect(office.to(ming)).toEqual([]);
    stuck.release();
    await until(() => stuck.office.arrivals.length === 2);
    stuck.release();
    await until(() => nothingWaits(redis));
    await stuck.dispatcher.stop();
  });

  test('of a process cut off from Redis after a send passes on, and the platform sees the same bytes', async () => {
    const connection = server.connect();
    const office = createPostOffice(clock.now, ({ content }, index) => {
      if (index === 0) connection.disconnect();
      return content === '' ? new Promise(() => {}) : SENT;
    });
    const cut = stage(connection, clock, office.send);
    await say(redis, ming, numbered(2));
    cut.nudge(ming);
    await until(() => cut.errors.length > 0);
    const heir = stage(redis, clock, office.send);
    await finish(redis, clock);
    expect(office.to(ming)).toEqual(['第1条', '第1条', '第2条']);
    expect(office.arrivals[1]!.bytes).toBe(office.arrivals[0]!.bytes);
    await Promise.all([heir.stop(), cut.stop()]);
  });
});

describe('stopping', () => {
  test('waits for the sends under way, begins none, and leaves the rest to the next process at once', async () => {
    const releases: (() => void)[] = [];
    const office = createPostOffice(
      clock.now,
      () => new Promise((resolve) => releases.push(() => resolve(SENT))),
    );
    const dispatcher = stage(redis, clock, office.send);
    await Promise.all([say(redis, ming, numbered(3)), say(redis, hua, numbered(1))]);
    dispatcher.nudge(ming);
    dispatcher.nudge(hua);
    await until(() => office.arrivals.length === 2);
    let ended = false;
    const stopped = dispatcher.stop().then(() => (ended = true));
    dispatcher.nudge(ming);
    releases.shift()!();
    await until(() => dispatcher.deliveries.length === 1);
    expect(ended).toBe(false);
    releases.shift()!();
    await stopped;
    expect(office.arrivals).toHaveLength(2);
    expect(clock.scheduled()).toBe(0);

    const next = createPostOffice(clock.now);
    const successor = stage(redis, clock, next.send);
    await finish(redis, clock);
    expect(next.to(ming)).toEqual(['第2条', '第3条']);
    await successor.stop();
  });

  test('before a claimed message was sent sends it no more and puts it back as it was', async () => {
    const office = createPostOffice(clock.now);
    const dispatcher = stage(redis, clock, office.send);
    await say(redis, ming, numbered(1));
    dispatcher.nudge(ming);
    await dispatcher.stop();
    expect(office.arrivals).toEqual([]);
    expect(await redis.zscore(layout.lane(layout.laneOf(ming)).due, ming)).toBe(String(NOON));
    expect(await redis.exists(layout.person(ming).sent)).toBe(0);
  });
});

test('an idle minute costs one small read a lane every two seconds, and no writes', async () => {
  const dispatcher = stage(redis, clock, createPostOffice(clock.now).send);
  await redis.config('RESETSTAT');
  const calls = async () =>
    [...(await redis.info('commandstats')).matchAll(/cmdstat_(\w+):calls=(\d+)/g)]
      .map(([, name, count]) => [name, Number(count)] as const)
      .filter(([name]) => name !== 'info' && name !== 'config');
  for (let second = 0; second < 60; second += 1) {
    clock.advance(1000);
    await until(async () => {
      const [entry] = await calls();
      return (entry?.[1] ?? 0) % layout.lanes === 0 && clock.scheduled() === 1;
    });
  }
  const [[name, count] = ['', 0], ...others] = await calls();
  expect([name, others]).toEqual(['zrange', []]);
  expect(count / layout.lanes).toBeGreaterThanOrEqual(29);
  expect(count / layout.lanes).toBeLessThanOrEqual(31);
  await dispatcher.stop();
});
