import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import { startDatabase, type TestDatabase } from '../setup/databases.ts';
import { startFastClock, type FastClock } from '../support/fast-clock.ts';
import { baoshan } from '../support/packs.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { createCalm } from './calm.ts';
import { crowd } from './conversation.ts';
import { createPlatform } from './platform.ts';
import { startComposition, type Composition } from './servers.ts';
import { expectCalm, settled } from './settled.ts';
import { storm } from './storm.ts';
import { startWecomApi, type Fault, type WecomApi } from './wecom-api.ts';

const SEED = runSeed();
const AWAY_MS = 60_000;
const FASTER = 20;
const FAULTS: readonly Fault[] = [
  { errcode: -1 },
  { errcode: 6000 },
  { errcode: 42001 },
  { status: 500 },
  { status: 502 },
  'unheard',
  'unsaid',
];

let redis: TestRedis;
let postgres: TestDatabase;
let api: WecomApi;
let server: Composition;
let clock: FastClock;
const platform = createPlatform();

beforeAll(async () => {
  [redis, postgres, api] = await Promise.all([startTestRedis(), startDatabase(), startWecomApi()]);
  clock = startFastClock();
  server = await startComposition(baoshan, {
    apiBase: api.base,
    redisUrl: redis.url,
    databaseUrl: postgres.database.url,
  });
});
afterAll(async () => {
  await platform.stop();
  clock.run(1);
  await server.stop();
  clock.stop();
  await Promise.all([api.stop(), redis.stop(), postgres.remove()]);
});

describe(`the platform's API failing for a minute, SEED=${SEED}, on a clock ${FASTER} times as fast`, () => {
  it('takes every message meanwhile and delivers every reply afterwards, in order and once', async () => {
    const random = createRandom(SEED);
    const people = crowd(40, 'ApiAway', createCalm(baoshan), random, { messages: 6, sends: 12 });
    const { depth } = createRedisOperations(redis.connect());
    const failing = Date.now();
    let faults = 0;
    api.fail(() => {
      if (Date.now() - failing >= AWAY_MS) return null;
      faults += 1;
      return random.pick(FAULTS);
    });
    await storm(people, {
      copies: 1,
      concurrency: 40,
      random,
      deliver: async (callback) => expect(await platform.post(server.url, callback)).toBe(200),
    });
    expect((await depth()).people).toBeGreaterThan(0);
    expect(faults).toBeGreaterThan(0);
    expect((await platform.get(`${server.url}/readyz`)).status).toBe(200);
    clock.run(FASTER);
    await settled(redis.connect(), 60_000);
    const took = Date.now() - failing;
    expect(took).toBeGreaterThan(AWAY_MS);
    expectCalm(api, people);
    expect((await depth()).dead).toBe(await deadMarks());
    console.log(
      `API away, SEED=${SEED}: ${faults} faults met, ${api.delivered()} messages delivered once, all of them ` +
        `${Math.round((took - AWAY_MS) / 1000)} s after its return`,
    );
  }, 120_000);

  /** Marks on cards that were left although the answer was lost: the platform refuses to leave them twice. */
  async function deadMarks(): Promise<number> {
    const letters = await createRedisOperations(redis.connect()).deadLetters(10_000);
    return letters.filter(({ reason }) => reason.startsWith('card_used')).length;
  }
});
