import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { lockFolder } from '../embedded/lock.ts';
import { startEmbeddedPostgres } from '../embedded/postgres.ts';
import { createPrisma, type Database, type PrismaClient } from '../stores/database.ts';

/** Lets `work` use the database of the settings, as it is: nothing is migrated. An embedded one must not be in use. */
export async function withStoredData<T>(
  config: Config,
  work: (prisma: PrismaClient) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== null) return withClient({ url: config.databaseUrl, embedded: false }, work);
  const folder = join(config.dataDir, 'postgres');
  if (!existsSync(folder)) throw new NothingStored(config.dataDir);
  const lock = await lockFolder(config.dataDir);
  try {
    const postgres = await startEmbeddedPostgres(folder);
    return await withClient(postgres.database, work).finally(postgres.stop);
  } finally {
    await lock.release();
  }
}

async function withClient<T>(database: Database, work: (prisma: PrismaClient) => Promise<T>): Promise<T> {
  const prisma = createPrisma(database);
  return work(prisma).finally(() => prisma.$disconnect());
}

class NothingStored extends Error {
  override readonly name = 'NothingStored';
  readonly code = 'nothing_stored';

  constructor(folder: string) {
    super(
      `There is no database in ${folder}. Set DATA_DIR or DATABASE_URL to where the program keeps its data.`,
    );
  }
}
