import type { PrismaClient } from './database.ts';

/** What `/readyz` asks of the database, each resolving when all is well. */
export interface DatabaseChecks {
  database(): Promise<void>;
  /** Every migration of this program has been applied, and none of them failed. */
  migrations(): Promise<void>;
}

export function createDatabaseChecks(prisma: PrismaClient, migrations: readonly string[]): DatabaseChecks {
  return {
    database: async () => void (await prisma.$queryRaw`SELECT 1`),
    migrations: async () => {
      const rows = await prisma.$queryRaw<{ migration_name: string }[]>`
        SELECT migration_name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
      const applied = new Set(rows.map((row) => row.migration_name));
      const missing = migrations.filter((name) => !applied.has(name));
      if (missing.length > 0) throw new Error(`Not applied: ${missing.join(', ')}`);
    },
  };
}
