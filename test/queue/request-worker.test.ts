import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Redis } from 'ioredis';
import type { Clock } from '../../server/queue/clock.ts';
import { createRequestWorker, type CarryOut } from '../../server/queue/request-worker.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import { createRequests } from '../../server/stores/redis/requests.ts';
import { buildOutgoing, buildRequest, buildTurn, NOON } from '../stores/turns.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createPostOffice } from './post-office.ts';
import { layout, people, stageDispatcher, until } from './stage.ts';

vi.setConfig({ testTimeout: 30_000 });
const [ming = ''] = people(1);
let server: TestRedis;
let redis: Redis;
let clock: ManualClock;

function stage(connection: Redis, time: Clock, carryOut: CarryOut) {
  const outcomes: string[] = [];
  const worker = createRequestWorker({
    requests: createRequests(connection, layout),
    layout,
    carryOut,
    clock: time,
    random: () => 0.5,
    observe: ({ type }) => void outcomes.push(type),
    settings: { scanSpacing: 0 },
  });
  worker.start();
  return { ...worker, outcomes };
}
const waiting = async () => (await createRedisOperations(redis, layout).depth()).requests;
const commit = (person: string, requests = [buildRequest()]) =>
  createConversations(redis, { layout }).commit(
    buildTurn({ person, key: person, requests, outgoing: [buildOutgoing('结果')] }),
  );
/** Lets time pass until no request waits. */
const finish = (step = 100) =>
  until(async () => {
    clock.advance(step);
    return (await waiting()) === 0;
  });

beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
});
beforeEach(async () => {
  await redis.flushall();
  clock = createManualClock(NOON);
});
afterAll(() => server.stop());

describe('a request', () => {
  test('is handed on as it was committed, at once when told of, and is gone when done', async () => {
    const carried: unknown[] = [];
    const worker = stage(redis, clock, async (...request) => void carried.push(request));
    await commit(ming, [buildRequest('甲'), buildRequest('乙')]);
    worker.nudge(ming);
    await until(async () => (await waiting()) === 0);
    expect(carried).toHaveLength(2);
    const id = expect.stringMatching(/^[\w-]{32}$/);
    expect(carried).toContainEqual([id, buildRequest('甲'), ming, NOON]);
    expect(carried).toContainEqual([id, buildRequest('乙'), ming, NOON]);
    expect(await redis.keys('*requests*')).toEqual([]);
    await worker.stop();
  });

  test('is tried again, as the same, while the database is away, and holds back no message', async () => {
    const tries: { id: string; at: number }[] = [];
    let away = true;
    const worker = stage(redis, clock, async (id) => {
      tries.push({ id, at: clock.now() });
      if (away) throw new Error('database away');
    });
    const office = createPostOffice(clock.now);
    const dispatcher = stageDispatcher(redis, clock, office.send);
    dispatcher.start();
    await commit(ming);
    worker.nudge(ming);
    dispatcher.nudge(ming);
    await until(() => office.arrivals.length === 1);
    await until(() => {
      clock.advance(100);
      return clock.now() > NOON + 20_000 && tries.length >= 4;
    });
    expect(await waiting()).toBe(1);
    away = false;
    await finish();
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    // Half a second, one, two, four …: not a try at every scan.
    expect(tries.length).toBeLessThan(9);
    expect(worker.outcomes.at(-1)).toBe('done');
    expect(await redis.keys('*attempts*')).toEqual([]);
    await Promise.all([worker.stop(), dispatcher.stop()]);
  });

  test('of a process that died while carrying it out is carried out by another', async () => {
    const ids: string[] = [];
    const dead = stage(redis, createManualClock(NOON), (id) => {
      ids.push(id);
      return new Promise(() => {});
    });
    await commit(ming);
    dead.nudge(ming);
    await until(() => ids.length === 1);
    const heir = stage(server.connect(), clock, async (id) => void ids.push(id));
    clock.advance(29_000);
    heir.nudge(ming);
    await heir.stop();
    expect(ids).toHaveLength(1);
    const second = stage(server.connect(), clock, async (id) => void ids.push(id));
    await finish();
    expect(ids).toEqual([ids[0], ids[0]]);
    await second.stop();
  });

  test('that cannot be carried out does not hold back the others', async () => {
    const done = new Set<string>();
    const worker = stage(redis, clock, async (_id, request, person) => {
      if ('packDigest' in request && request.packDigest === 'poison') throw new Error('cannot');
      done.add(person);
    });
    const crowd = people(60);
    await Promise.all(crowd.map((person) => commit(person, [buildRequest('poison'), buildRequest('good')])));
    await until(() => {
      clock.advance(100);
      return done.size === 60;
    });
    expect(await waiting()).toBe(60);
    await worker.stop();
  });
});

test('requests survive a killed Redis, and two workers share them', async () => {
  const carried: string[] = [];
  const crowd = people(100);
  await Promise.all(crowd.map((person) => commit(person)));
  await server.kill();
  await server.revive();
  const both = [redis, server.connect()].map((connection) =>
    stage(connection, clock, async (id) => void carried.push(id)),
  );
  await finish();
  expect(new Set(carried).size).toBe(100);
  expect(carried).toHaveLength(100);
  await Promise.all(both.map((worker) => worker.stop()));
});
