import type { Database } from './database.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** The SQL that would lead from a database as it is to a Prisma schema, or null when they agree. Changes nothing. */
export async function schemaDrift(database: Database, schema: string): Promise<string | null> {
  const files = [{ path: 'schema.prisma', content: schema }];
  return withSchemaEngine(database, async ({ engine }) => {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 2 ? (stdout ?? '') : null;
  });
}
