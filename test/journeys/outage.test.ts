import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, it } from 'vitest';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import { readPack } from '../../bot/read-pack.ts';
import { startDatabase } from '../setup/databases.ts';
import { startRealPostgres } from '../setup/real-postgres.ts';
import { baoshan, PROOF_CENTRE_DIRECTORY } from '../support/packs.ts';
import { eventually } from '../support/eventually.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { startTestRedis } from '../support/redis.ts';
import { createCalm } from './calm.ts';
import { crowd, finishWell } from './conversation.ts';
import { createPlatform, type Platform } from './platform.ts';
import { expectRecorded } from './records.ts';
import { startComposition } from './servers.ts';
import { expectCalm, settled } from './settled.ts';
import { storm } from './storm.ts';
import { startWecomApi } from './wecom-api.ts';

const SEED = runSeed();
/** The very length of the outage: the time itself is what is tested. */
const AWAY_MS = 10_000;
/** WeCom: after 5 s without an answer a callback is sent again, up to three times. */
const REPETITIONS = 3;

const platform = createPlatform();
afterAll(() => platform.stop());

async function readiness(from: Platform, url: string) {
  const { status, body } = await from.get(`${url}/readyz`);
  return { status, checks: (JSON.parse(body) as { checks: Record<string, string> }).checks };
}

describe.concurrent(`parts that go away for ten seconds, SEED=${SEED}`, () => {
  it('keeps what was acknowledged and hears the platform again when Redis returns', async ({
    expect,
    onTestFinished,
  }) => {
    const [redis, postgres, api] = await Promise.all([startTestRedis(), startDatabase(), startWecomApi()]);
    const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: postgres.database.url };
    const server = await startComposition(baoshan, where);
    onTestFinished(async () => {
      await server.stop();
      await Promise.all([redis.stop(), postgres.remove(), api.stop()]);
    });
    const random = createRandom(SEED);
    const people = crowd(40, 'RedisAway', createCalm(baoshan), random, { messages: 8, sends: 22 });
    const turns = people.flatMap(({ messages }) => messages).length;
    const answers = new Map<number | null, number>();
    let acknowledged = 0;
    let outage: Promise<void> | null = null;

    async function away(): Promise<void> {
      await redis.kill();
      const during = await readiness(platform, server.url);
      expect(during.status).toBe(503);
      expect(during.checks).toMatchObject({ database: 'ok', migrations: 'ok' });
      expect(during.checks['redis']).toMatch(/failed|timeout/);
      await delay(AWAY_MS);
      await redis.revive();
    }

    await storm(people, {
      copies: 1,
      concurrency: 40,
      random,
      async deliver(callback) {
        for (let sent = 0; sent <= REPETITIONS; sent += 1) {
          const answer = await platform.post(server.url, callback);
          answers.set(answer, (answers.get(answer) ?? 0) + 1);
          if (answer === 200) return;
        }
        throw new Error('the platform gave a callback up');
      },
      onAcknowledged() {
        acknowledged += 1;
        if (acknowledged >= turns / 2) outage ??= away();
      },
    });
    await outage;
    await eventually(
      () => readiness(platform, server.url),
      ({ status }) => status === 200,
      10_000,
    );
    await settled(redis.connect(), 30_000);
    expectCalm(api, people);
    expect((answers.get(null) ?? 0) + (answers.get(503) ?? 0)).toBeGreaterThan(0);
    expect(await server.stop()).toBe(true);
    console.log(
      `Redis away, SEED=${SEED}: ${turns} turns, answers ${JSON.stringify([...answers])} (null: none within 5 s)`,
    );
  }, 240_000);

  it('goes on talking while PostgreSQL is away, and records the checks when it returns', async ({
    expect,
    onTestFinished,
  }) => {
    const pack = readPack(PROOF_CENTRE_DIRECTORY);
    const [redis, postgres, api] = await Promise.all([
      startTestRedis(),
      startRealPostgres(),
      startWecomApi(),
    ]);
    const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: postgres.database.url };
    const server = await startComposition(pack, where);
    onTestFinished(async () => {
      await server.stop();
      await Promise.all([redis.stop(), postgres.remove(), api.stop()]);
    });
    const random = createRandom(SEED);
    const takeCalmly = createCalm(pack);
    const people = Array.from({ length: 20 }, (_, index) => finishWell(`DbAway${index}`, takeCalmly, random));
    const { depth } = createRedisOperations(redis.connect());
    await postgres.halt();
    const longEnough = delay(AWAY_MS);

    const during = await readiness(platform, server.url);
    expect(during.status).toBe(503);
    expect(during.checks['redis']).toBe('ok');
    expect(during.checks['database']).toMatch(/failed|timeout/);
    await storm(people, {
      copies: 1,
      concurrency: 20,
      random,
      deliver: async (callback) => expect(await platform.post(server.url, callback)).toBe(200),
    });
    await eventually(depth, (waiting) => waiting.people === 0, 30_000);
    expectCalm(api, people);
    const { requests } = await depth();
    expect(requests).toBe(people.length);

    await longEnough;
    await postgres.resume();
    await eventually(
      () => readiness(platform, server.url),
      ({ status }) => status === 200,
      10_000,
    );
    await settled(redis.connect(), 40_000);
    expect(await expectRecorded(postgres.database, people)).toBe(people.length);
    expect(await server.stop()).toBe(true);
    console.log(
      `PostgreSQL away, SEED=${SEED}: ${people.length} verdicts told meanwhile and recorded afterwards`,
    );
  }, 240_000);
});
