import type { Database } from './database.ts';
import { readMigrations } from './migrations.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** Prisma's own key, so that a `prisma migrate deploy` elsewhere waits for us and we for it. The engine would wait for ever. */
const LOCK_KEY = 72_707_369;
const WAIT_FOR_LOCK = '60s';

/** The database could not be brought up to date. The message is for the operator and holds no connection address. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code = 'migration_failed';
}

/**
 * Applies whatever migrations the database has not had; the names of those applied, oldest first. Instances that start at
 * once take turns: one applies, the others find nothing to do.
 * @throws {MigrationError}
 */
export async function migrate(database: Database, folder?: string): Promise<readonly string[]> {
  const migrationsList = await readMigrations(folder);
  const filters = { externalTables: [], externalEnums: [] };
  try {
    return await withSchemaEngine(database, async ({ engine, execute, scriptFailure }) => {
      await execute(`SET lock_timeout = '${WAIT_FOR_LOCK}'`);
      await execute(`SELECT pg_advisory_lock(${LOCK_KEY})`);
      await execute('RESET lock_timeout');
      const done = engine.applyMigrations({ migrationsList, filters });
      return (await done.catch((error: Error) => explain(error, scriptFailure()))).appliedMigrationNames;
    });
  } catch (error) {
    throw new MigrationError(`The database could not be brought up to date: ${reason(error)}`, {
      cause: error,
    });
  }
}

function explain(error: Error, failure: Error | null): never {
  if (!failure) throw error;
  const name = /migration_name="([^"]+)"/.exec(error.message)?.[1] ?? 'a migration';
  throw new Error(`${name} failed: ${failure.message}`, { cause: failure });
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A refused connection to several addresses is an AggregateError with an empty message.
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}
