import type { TestProject } from 'vitest/node';
import { createPrisma } from '../../server/stores/database.ts';
import { migrate } from '../../server/stores/migrate.ts';
import { databaseIn, startRealPostgres } from './real-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the socket of the PostgreSQL server that the run shares. */
    postgresFolder: string;
  }
}

/** The database with all tables and no row: a test's own is a copy of it, made in a tenth of a second. */
export const FURNISHED = 'furnished';

/** One PostgreSQL server for the whole run. Tests that halt their server start one of their own. */
export default async function startSharedPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { folder, database, remove } = await startRealPostgres();
  const prisma = createPrisma(database);
  await prisma.$executeRawUnsafe(`CREATE DATABASE ${FURNISHED}`);
  await prisma.$disconnect();
  await migrate(databaseIn(folder, FURNISHED));
  project.provide('postgresFolder', folder);
  return remove;
}
