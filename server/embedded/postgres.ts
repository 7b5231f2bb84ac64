import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database } from '../stores/database.ts';
import { servePostgres } from './postgres-socket.ts';

export interface EmbeddedPostgres {
  readonly database: Database;
  /** Refuses new sessions, ends the open ones, writes everything down. */
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of one's own, kept in `dataDir` and reached over a socket that only this user can open. The caller holds
 * the lock on the folder: two of these on one folder would corrupt it.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await PGlite.create({ dataDir });
  // It takes the machine's zone, and no wish of whoever connects.
  await postgres.exec("SET TIME ZONE 'UTC'");
  // Socket paths are limited to about 100 bytes, which a data folder's path may exceed.
  const folder = await mkdtemp(join(tmpdir(), 'lianbei-pg-'));
  const server = await servePostgres(postgres, join(folder, '.s.PGSQL.5432'));
  return {
    database: {
      url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
      embedded: true,
    },
    stop: async () => {
      await server.stop();
      await postgres.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
