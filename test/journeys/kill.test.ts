import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedis } from '../../server/stores/redis/client.ts';
import { startRealPostgres, type RealPostgres } from '../setup/real-postgres.ts';
import { baoshan } from '../support/packs.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createCalm } from './calm.ts';
import { crowd } from './conversation.ts';
import { createKiller } from './killer.ts';
import { createPlatform } from './platform.ts';
import { settingsFor } from './servers.ts';
import { expectCalm, settled } from './settled.ts';
import { storm } from './storm.ts';
import { startWecomApi, type WecomApi } from './wecom-api.ts';

const SEED = runSeed();
const PEOPLE = 200;
const COPIES = 3;
/** A message in the hands of a killed server counts against the platform's limit twice, so some room is left. */
const SIZE = { messages: 8, sends: 20 };
/** A dead server's hold on a person ends after ten seconds. */
const SETTLE_WITHIN_MS = 40_000;

const platform = createPlatform();
const takeCalmly = createCalm(baoshan);
let api: WecomApi;
let dataDir: string;
beforeAll(async () => {
  api = await startWecomApi();
  dataDir = await mkdtemp(join(tmpdir(), 'lianbei-kill-'));
});
afterAll(async () => {
  await platform.stop();
  await api.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Plays the load, kills `kills` times on the way, and holds every transcript against a calm run. */
async function loseNothing(
  servers: readonly ServerProcess[],
  connection: () => Promise<Redis>,
  prefix: string,
  kills: number,
) {
  const random = createRandom(SEED);
  const people = crowd(PEOPLE, prefix, takeCalmly, random, SIZE);
  const turns = people.flatMap(({ messages }) => messages).length;
  const expected = people.flatMap((person) => person.expected).length;
  const [delivered, suppressed] = [api.delivered(), api.suppressed()];
  const events = COPIES * turns + expected;
  const moments = Array.from({ length: kills }, () => random.below(Math.floor(events * 0.9))).toSorted(
    (a, b) => a - b,
  );
  const killer = createKiller(servers, platform, random, moments);
  api.events.on('delivered', killer.happened);
  await storm(people, {
    copies: COPIES,
    concurrency: 64,
    random,
    deliver: killer.deliver,
    onAcknowledged: killer.happened,
  });
  api.events.off('delivered', killer.happened);
  await killer.healed();
  await settled(await connection(), SETTLE_WITHIN_MS);
  expectCalm(api, people);
  expect(api.delivered() - delivered).toBe(expected);
  expect(killer.kills()).toBe(kills);
  console.log(
    `${prefix}, SEED=${SEED}: ${killer.kills()} kills among ${turns} turns of ${PEOPLE} people in ${COPIES} copies, ` +
      `${killer.repeated()} callbacks repeated, ${expected} messages delivered once, ${api.suppressed() - suppressed} repetitions suppressed`,
  );
}

describe(`the process killed at random moments under load, SEED=${SEED}`, () => {
  let redis: TestRedis;
  let postgres: RealPostgres;
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startTestRedis(), startRealPostgres()]);
  });
  afterAll(async () => {
    await Promise.all([redis.stop(), postgres.remove()]);
  });

  it('loses and doubles nothing with two processes on a Redis that stays', async () => {
    const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: postgres.database.url };
    const settings = settingsFor(where, dataDir);
    const servers = await Promise.all([startServerProcess(settings), startServerProcess(settings)]);
    await loseNothing(servers, async () => redis.connect(), 'TwoServers', 6);
    expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0]);
  }, 120_000);

  it('loses and doubles nothing with one process on its own embedded Redis and PostgreSQL', async () => {
    const settings = settingsFor({ apiBase: api.base, redisUrl: null, databaseUrl: null }, dataDir);
    const server = await startServerProcess(settings);
    let redis: Redis | undefined;
    const embedded = async () => (redis = connectRedis(await embeddedAddress(dataDir)));
    await loseNothing([server], embedded, 'Embedded', 4);
    redis?.disconnect();
    expect(await server.stop()).toBe(0);
  }, 120_000);
});

async function embeddedAddress(folder: string): Promise<string> {
  const file = await readFile(join(folder, 'redis', 'redis.conf'), 'utf8');
  const setting = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(file)![1]!;
  return `redis://:${setting('requirepass')}@127.0.0.1:${setting('port')}/0`;
}
