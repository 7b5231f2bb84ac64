import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../server/embedded/postgres.ts';
import { schemaDrift } from '../server/stores/drift.ts';
import { migrate } from '../server/stores/migrate.ts';
import { MIGRATIONS } from '../server/stores/migrations.ts';

/** `npm run migration -- NAME` writes the SQL that leads from the migrations so far to the schema, for a person to review. */
async function newMigration(name: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lianbei-migration-'));
  const postgres = await startEmbeddedPostgres(folder);
  try {
    await migrate(postgres.database);
    const sql = await schemaDrift(postgres.database, await readFile(schemaPath, 'utf8'));
    if (sql === null) return console.log('The migrations already lead to the schema.');
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const target = join(MIGRATIONS, `${stamp}_${name}`);
    await mkdir(target);
    await writeFile(join(target, 'migration.sql'), sql);
    console.log(`Review ${target}/migration.sql`);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const schemaPath = fileURLToPath(new URL('schema.prisma', import.meta.url));
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- name_of_the_change');
  process.exitCode = 2;
} else {
  await newMigration(name);
}
