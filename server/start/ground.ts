import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { lockFolder } from '../embedded/lock.ts';
import { startEmbeddedPostgres } from '../embedded/postgres.ts';
import { startEmbeddedRedis } from '../embedded/redis.ts';
import { ensureCommand } from '../embedded/system-packages.ts';
import type { Log } from '../log.ts';
import type { Database } from '../stores/database.ts';
import { migrate } from '../stores/migrate.ts';
import type { Teardown } from './teardown.ts';

/** Where the services are, whether given or started here. */
export interface Ground {
  database: Database;
  redisUrl: string;
}

/** Starts what no address was given for, and brings the database up to date. What was started is handed to `teardown`. */
export async function layGround(config: Config, log: Log, teardown: Teardown): Promise<Ground> {
  if (config.databaseUrl === null || config.redisUrl === null) {
    const lock = await lockFolder(config.dataDir);
    teardown.add('lock on the data folder', lock.release);
  }
  const settled = await Promise.allSettled([
    layDatabase(config, log, teardown),
    config.redisUrl ?? layRedis(config, log, teardown),
  ]);
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  const [database, redisUrl] = settled as [PromiseFulfilledResult<Database>, PromiseFulfilledResult<string>];
  return { database: database.value, redisUrl: redisUrl.value };
}

async function layDatabase(config: Config, log: Log, teardown: Teardown): Promise<Database> {
  const database = config.databaseUrl
    ? { url: config.databaseUrl, embedded: false }
    : await layPostgres(config, teardown);
  const applied = await migrate(database);
  if (applied.length > 0) log.info({ applied }, 'database brought up to date');
  return database;
}

async function layPostgres(config: Config, teardown: Teardown): Promise<Database> {
  const folder = join(config.dataDir, 'postgres');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const postgres = await startEmbeddedPostgres(folder);
  teardown.add('embedded PostgreSQL', postgres.stop);
  return postgres.database;
}

async function layRedis(config: Config, log: Log, teardown: Teardown): Promise<string> {
  const redis = await startEmbeddedRedis({
    dataDir: config.dataDir,
    ensureCommand: (command) => ensureCommand(command, { package: command }),
    onTrouble: (trouble) => log.error({ trouble }, 'embedded Redis'),
  });
  teardown.add('embedded Redis', redis.stop);
  return redis.url;
}
