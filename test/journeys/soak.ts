import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDatabase } from '../setup/databases.ts';
import { createRandom, runSeed, type Random } from '../support/random.ts';
import { startTestRedis } from '../support/redis.ts';
import { startServerProcess } from '../support/server-process.ts';
import { loseNothing, type Ordeal } from './lose-nothing.ts';
import { createPlatform } from './platform.ts';
import { settingsFor } from './servers.ts';
import { startWecomApi, type Fault } from './wecom-api.ts';

const SEED = runSeed();
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 3);
const FAULTS: readonly Fault[] = [{ errcode: -1 }, { status: 500 }, 'unheard', 'unsaid'];
/** Of all calls to the API, throughout. */
const FAULT_SHARE = 0.02;
const API_AWAY_MS = 60_000;
/** Each attempt counts against the platform's limit of a minute, so much room is left. */
const SIZE = { messages: 10, sends: 16 };

it(
  `stands ${MINUTES} minutes of kills and faults, then the API away for a minute of real time, SEED=${SEED}`,
  async () => {
    const [redis, postgres, api] = await Promise.all([startTestRedis(), startDatabase(), startWecomApi()]);
    const dataDir = await mkdtemp(join(tmpdir(), 'lianbei-soak-'));
    const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: postgres.database.url };
    const settings = settingsFor(where, dataDir);
    const servers = await Promise.all([startServerProcess(settings), startServerProcess(settings)]);
    const platform = createPlatform();
    const random = createRandom(SEED);
    const connection = redis.connect();
    const ordeal = (round: number, kills: number, people: number): Ordeal => ({
      servers,
      platform,
      api,
      random,
      prefix: `Soak${round}-`,
      people,
      size: SIZE,
      kills,
      redis: async () => connection,
    });

    const end = performance.now() + MINUTES * 60_000;
    api.fail(() => sometimes(random));
    let round = 0;
    for (; performance.now() < end; round += 1) {
      console.log(`round ${round}, SEED=${SEED}: ${await loseNothing(ordeal(round, 8, 200))}`);
    }
    const failing = performance.now();
    api.fail(() => (performance.now() - failing < API_AWAY_MS ? random.pick(FAULTS) : null));
    console.log(`API away: ${await loseNothing({ ...ordeal(round, 0, 60), withinMs: 200_000 })}`);
    console.log(
      `all of it ${Math.round((performance.now() - failing - API_AWAY_MS) / 1000)} s after the API's return`,
    );

    expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0]);
    await platform.stop();
    await Promise.all([redis.stop(), postgres.remove(), api.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  },
  (MINUTES + 10) * 60_000,
);

const sometimes = (random: Random): Fault | null =>
  random.next() < FAULT_SHARE ? random.pick(FAULTS) : null;
