import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedis } from '../../server/stores/redis/client.ts';
import { startDatabase, type TestDatabase } from '../setup/databases.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { loseNothing, type Ordeal } from './lose-nothing.ts';
import { createPlatform } from './platform.ts';
import { settingsFor } from './servers.ts';
import { startWecomApi } from './wecom-api.ts';

const SEED = runSeed();
const PEOPLE = 200;
/** A message in the hands of a killed server counts against the platform's limit twice, so some room is left. */
const SIZE = { messages: 6, sends: 20 };

/** A dead server shows at once, by its broken connections; a busy machine is not to be taken for one. */
const platform = createPlatform(20_000);
let redis: TestRedis;
let postgres: TestDatabase;
let folders: string;
beforeAll(async () => {
  [redis, postgres] = await Promise.all([startTestRedis(), startDatabase()]);
  folders = await mkdtemp(join(tmpdir(), 'lianbei-kill-'));
});
afterAll(async () => {
  await platform.stop();
  await Promise.all([redis.stop(), postgres.remove()]);
  await rm(folders, { recursive: true, force: true });
});

async function endure(
  servers: ServerProcess[],
  load: Pick<Ordeal, 'api' | 'prefix' | 'kills' | 'redis'>,
): Promise<void> {
  const random = createRandom(SEED);
  try {
    const figures = await loseNothing({ servers, platform, random, people: PEOPLE, size: SIZE, ...load });
    console.log(`${load.prefix}, SEED=${SEED}: ${figures}`);
    for (const server of servers) expect(await server.stop()).toBe(0);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await load.api.stop();
  }
}

/** Both at once: much of their time is waiting for a dead server's hold on people to end. */
describe.concurrent(`the process killed at random moments under load, SEED=${SEED}`, () => {
  it('loses and doubles nothing with two processes on a Redis that stays', async () => {
    const api = await startWecomApi();
    const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: postgres.database.url };
    const settings = settingsFor(where, join(folders, 'shared'));
    const servers = await Promise.all([startServerProcess(settings), startServerProcess(settings)]);
    await endure(servers, { api, prefix: 'TwoServers', kills: 5, redis: async () => redis.connect() });
  }, 240_000);

  it('loses and doubles nothing with one process on its own embedded Redis and PostgreSQL', async () => {
    const api = await startWecomApi();
    const dataDir = join(folders, 'embedded');
    const settings = settingsFor({ apiBase: api.base, redisUrl: null, databaseUrl: null }, dataDir);
    const server = await startServerProcess(settings);
    const embedded = connectRedis(await embeddedAddress(dataDir));
    await endure([server], { api, prefix: 'Embedded', kills: 3, redis: async () => embedded });
    embedded.disconnect();
  }, 240_000);
});

async function embeddedAddress(folder: string): Promise<string> {
  const file = await readFile(join(folder, 'redis', 'redis.conf'), 'utf8');
  const setting = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(file)![1]!;
  return `redis://:${setting('requirepass')}@127.0.0.1:${setting('port')}/0`;
}
