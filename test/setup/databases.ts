import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startEmbeddedPostgres } from '../../server/embedded/postgres.ts';
import { createPrisma, type Database } from '../../server/stores/database.ts';
import { copyEmbeddedDatabase, type Contents } from './embedded-folder.ts';
import { databaseIn } from './real-postgres.ts';
import { FURNISHED } from './shared-postgres.ts';

export interface TestDatabase {
  database: Database;
  remove(): Promise<void>;
}

const embedded = (contents: Contents) => async (): Promise<TestDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), 'pglite-'));
  await copyEmbeddedDatabase(folder, contents);
  const { database, stop } = await startEmbeddedPostgres(folder);
  return {
    database,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** A database of one's own on the server that the run shares. */
const onServer = (template: string) => async (): Promise<TestDatabase> => {
  const folder = inject('postgresFolder');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await command(folder, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    database: databaseIn(folder, name),
    remove: () => command(folder, `DROP DATABASE ${name} WITH (FORCE)`),
  };
};

async function command(folder: string, sql: string): Promise<void> {
  const prisma = createPrisma(databaseIn(folder, 'postgres'));
  try {
    await prisma.$executeRawUnsafe(sql);
  } finally {
    await prisma.$disconnect();
  }
}

/** With all tables and no row, on the server: the one that starts fastest. */
export const startDatabase = onServer(FURNISHED);

/** Both kinds of database that the program runs on, with all tables and no row; one suite is held against each. */
export const DATABASES = [
  ['the embedded PostgreSQL', embedded('furnished')],
  ['a PostgreSQL server', startDatabase],
] as const;

/** The same before any migration. */
export const EMPTY_DATABASES = [
  ['the embedded PostgreSQL', embedded('empty')],
  ['a PostgreSQL server', onServer('template1')],
] as const;
