import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Database } from './database.ts';

export interface EngineSession {
  engine: SchemaEngine;
  /** Runs SQL on the very session that the engine works in. */
  execute(sql: string): Promise<void>;
  /** Why the last script of a migration failed: the engine's own error only says that it did. */
  scriptFailure(): Error | null;
}

/** Prisma's own engine for migrations, on one session of one database. Needs no network. */
export async function withSchemaEngine<T>(
  database: Database,
  work: (session: EngineSession) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  // A single connection that stays open, so that a lock taken on it covers all that the engine does.
  const factory = new PrismaPg({
    connectionString: database.url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  const adapter = await factory.connect();
  const pool = adapter.underlyingDriver();
  const execute = async (sql: string) => void (await pool.query(sql));
  // The adapter's own way cuts a script at every semicolon, even inside a function's body or a text.
  let failure: Error | null = null;
  adapter.executeScript = async (sql) => {
    try {
      await execute(sql);
    } catch (error) {
      failure = error as Error;
      throw error;
    }
  };
  letCharsPass(adapter, pool);
  factory.connect = async () => adapter;
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(factory);
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
    return await work({ engine, execute, scriptFailure: () => failure });
  } finally {
    await pool.end();
  }
}

/** Types by their numbers in PostgreSQL's catalogue. */
const CHAR = 18;
const CHAR_ARRAY = 1002;
type Query = (...args: unknown[]) => Promise<{ fields?: { dataTypeID: number }[] }>;

/**
 * The engine reads one-byte "char" columns when it describes a schema; the adapter knows only lists of them. They pass
 * the adapter under the name of a list.
 */
function letCharsPass(adapter: SqlQueryable, pool: { query: unknown }): void {
  const query = (pool.query as Query).bind(pool);
  pool.query = (async (...args) => {
    const result = await query(...args);
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
    return result;
  }) satisfies Query;
  const { Character, CharacterArray } = ColumnTypeEnum;
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    const columnTypes = result.columnTypes.map((type) => (type === CharacterArray ? Character : type));
    return { ...result, columnTypes };
  };
}

/** An embedded database serves one connection at a time: another instance's migration may have to end first. */
const CONNECT_WITHIN_MS = 60_000;

/** Typed here, because TypeScript knows it only as a part of the browser. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: object,
    ): Promise<{ instance: { exports: Readonly<Record<string, unknown>> } }>;
  };
};

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');
let loaded: Promise<Bindings> | undefined;

/** The package's own entry imports its .wasm file, which Node does not do without a flag. */
function loadEngine(): Promise<Bindings> {
  loaded ??= (async () => {
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('@prisma/schema-engine-wasm'));
    const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports['__wbindgen_start'] as () => void)();
    return bindings;
  })();
  return loaded;
}
