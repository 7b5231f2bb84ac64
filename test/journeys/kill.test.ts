import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedis } from '../../server/stores/redis/client.ts';
import { startRealPostgres, type RealPostgres } from '../setup/real-postgres.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { loseNothing } from './lose-nothing.ts';
import { createPlatform } from './platform.ts';
import { settingsFor } from './servers.ts';
import { startWecomApi, type WecomApi } from './wecom-api.ts';

const SEED = runSeed();
const PEOPLE = 200;
/** A message in the hands of a killed server counts against the platform's limit twice, so some room is left. */
const SIZE = { messages: 6, sends: 20 };

const platform = createPlatform();
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

describe(`the process killed at random moments under load, SEED=${SEED}`, () => {
  let redis: TestRedis;
  let postgres: RealPostgres;
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startTestRedis(), startRealPostgres()]);
  });
  afterAll(async () => {
    await Promise.all([redis.stop(), postgres.remove()]);
  });

  async function endure(
    servers: ServerProcess[],
    prefix: string,
    kills: number,
    connection: () => Promise<Redis>,
  ) {
    const load = { people: PEOPLE, size: SIZE, kills, random: createRandom(SEED) };
    const figures = await loseNothing({ servers, platform, api, prefix, redis: connection, ...load });
    console.log(`${prefix}, SEED=${SEED}: ${figures}`);
  }

  it('loses and doubles nothing with two processes on a Redis that stays', async () => {
    const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: postgres.database.url };
    const settings = settingsFor(where, dataDir);
    const servers = await Promise.all([startServerProcess(settings), startServerProcess(settings)]);
    await endure(servers, 'TwoServers', 5, async () => redis.connect());
    expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0]);
  }, 120_000);

  it('loses and doubles nothing with one process on its own embedded Redis and PostgreSQL', async () => {
    const settings = settingsFor({ apiBase: api.base, redisUrl: null, databaseUrl: null }, dataDir);
    const server = await startServerProcess(settings);
    let redis: Redis | undefined;
    const embedded = async () => (redis = connectRedis(await embeddedAddress(dataDir)));
    await endure([server], 'Embedded', 3, embedded);
    redis?.disconnect();
    expect(await server.stop()).toBe(0);
  }, 120_000);
});

async function embeddedAddress(folder: string): Promise<string> {
  const file = await readFile(join(folder, 'redis', 'redis.conf'), 'utf8');
  const setting = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(file)![1]!;
  return `redis://:${setting('requirepass')}@127.0.0.1:${setting('port')}/0`;
}
