import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';

export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The names of the migrations of this program, oldest first. */
export async function migrationNames(folder = MIGRATIONS): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Everything that Prisma's engine wants to know of the migrations' folder. */
export async function readMigrations(folder = MIGRATIONS): Promise<MigrationList> {
  const names = await migrationNames(folder);
  const lockfile = await readFile(join(folder, 'migration_lock.toml'), 'utf8');
  return {
    baseDir: dirname(folder),
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => {
        const script = await readFile(join(folder, name, 'migration.sql'), 'utf8');
        return {
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
        };
      }),
    ),
  };
}
