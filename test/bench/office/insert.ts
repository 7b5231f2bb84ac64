import type { PrismaClient } from '../../../server/stores/database.ts';

/** Many rows at once, as PostgreSQL reads them from JSON; columns left out are null. */
export async function insertRows(
  prisma: PrismaClient,
  table: string,
  rows: readonly object[],
): Promise<void> {
  await prisma.$executeRawUnsafe(
    `INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $1::json)`,
    JSON.stringify(rows),
  );
}

/** Makes `count` rows and inserts them some thousands at a time. */
export async function insertMany(
  prisma: PrismaClient,
  table: string,
  count: number,
  rowOf: (n: number) => object | null,
): Promise<void> {
  const AT_ONCE = 4_000;
  for (let first = 0; first < count; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, at) => first + at);
    await insertRows(
      prisma,
      table,
      numbers.map(rowOf).filter((row) => row !== null),
    );
  }
}
