import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/embedded/postgres.ts';
import type { Database } from '../../server/stores/database.ts';
import { copyEmbeddedDatabase } from './embedded-folder.ts';
import { startRealPostgres } from './real-postgres.ts';

export interface TestDatabase {
  database: Database;
  remove(): Promise<void>;
}

async function embedded(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'pglite-'));
  await copyEmbeddedDatabase(folder);
  const { database, stop } = await startEmbeddedPostgres(folder);
  return {
    database,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Both kinds of database that the program runs on; one suite is held against each. */
export const DATABASES = [
  ['the embedded PostgreSQL', embedded],
  ['a PostgreSQL server', startRealPostgres as () => Promise<TestDatabase>],
] as const;
