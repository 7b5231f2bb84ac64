import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPrisma } from '../../../server/stores/database.ts';
import { schemaDrift } from '../../../server/stores/drift.ts';
import { migrate, MigrationError } from '../../../server/stores/migrate.ts';
import { MIGRATIONS, migrationNames } from '../../../server/stores/migrations.ts';
import { createDatabaseChecks } from '../../../server/stores/readiness.ts';
import { EMPTY_DATABASES, type TestDatabase } from '../../setup/databases.ts';

describe.each(EMPTY_DATABASES)('migrations on %s', (_, start) => {
  let place: TestDatabase;
  let extra: string;
  beforeEach(async () => {
    place = await start();
    extra = await mkdtemp(join(tmpdir(), 'migrations-'));
    await cp(MIGRATIONS, extra, { recursive: true });
  });
  afterEach(async () => {
    await place.remove();
    await rm(extra, { recursive: true, force: true });
  });

  async function addMigration(name: string, sql: string) {
    await mkdir(join(extra, name));
    await writeFile(join(extra, name, 'migration.sql'), sql);
  }

  async function rowsOf<T>(sql: string): Promise<T[]> {
    const prisma = createPrisma(place.database);
    try {
      return await prisma.$queryRawUnsafe<T[]>(sql);
    } finally {
      await prisma.$disconnect();
    }
  }

  test('an empty database gets all of them, a second start none', async () => {
    expect(await migrate(place.database)).toEqual(await migrationNames());
    expect(await migrate(place.database)).toEqual([]);
  });

  test('they lead to exactly the schema of the program', async () => {
    const schema = await readFile('prisma/schema.prisma', 'utf8');
    await migrate(place.database);
    expect(await schemaDrift(place.database, schema)).toBeNull();
    const changed = schema.replace('verdict     String', 'verdict     String?');
    expect(await schemaDrift(place.database, changed)).toContain('DROP NOT NULL');
  });

  test('instances that start at once apply each of them once', async () => {
    await addMigration('29990101000000_slow', 'CREATE TABLE "slow" (a INT);\nSELECT pg_sleep(0.3);');
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(place.database, extra)));
    expect(applied.flat().sort()).toEqual(await migrationNames(extra));
    const rows = await rowsOf<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations');
    expect(rows.map((row) => row.migration_name).sort()).toEqual(await migrationNames(extra));
  });

  test('a semicolon inside a function or a text does not cut a script', async () => {
    const body = `CREATE FUNCTION two() RETURNS INT AS $$ BEGIN PERFORM 1; RETURN 2; END $$ LANGUAGE plpgsql;
      CREATE TABLE "said" (what TEXT); INSERT INTO "said" VALUES ('a;b');`;
    await addMigration('29990101000000_function', body);
    await migrate(place.database, extra);
    expect(await rowsOf('SELECT two(), what FROM "said"')).toEqual([{ two: 2, what: 'a;b' }]);
  });

  test('one that fails leaves nothing half done, is named, and stops every later start', async () => {
    await addMigration('29990101000000_broken', 'CREATE TABLE "half" (a INT); SELECT * FROM "nowhere";');
    await expect(migrate(place.database, extra)).rejects.toThrow(/29990101000000_broken[^]*nowhere/);
    await expect(migrate(place.database, extra)).rejects.toThrow(MigrationError);
    expect(await rowsOf(`SELECT to_regclass('half') IS NULL AS gone`)).toEqual([{ gone: true }]);
  });

  test('readiness tells a database that is behind from one that is up to date', async () => {
    const prisma = createPrisma(place.database);
    try {
      const names = await migrationNames();
      const checks = createDatabaseChecks(prisma, names);
      await expect(checks.database()).resolves.toBeUndefined();
      await expect(checks.migrations()).rejects.toThrow();
      await prisma.$disconnect();
      await migrate(place.database);
      await expect(checks.migrations()).resolves.toBeUndefined();
      const ahead = createDatabaseChecks(prisma, [...names, '29990101000000_next']);
      await expect(ahead.migrations()).rejects.toThrow('29990101000000_next');
    } finally {
      await prisma.$disconnect();
    }
  });
});
