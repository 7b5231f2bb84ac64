import { PrismaPg } from '@prisma/adapter-pg';
import type { Database, PrismaClient } from '../../../server/stores/database.ts';
import { PrismaClient as Client } from '../../../server/stores/prisma-client/client.ts';

export interface Asked {
  query: string;
  params: unknown[];
}

/** The program's client, which also says what it asks while somebody listens. */
export function watchedClient({ url }: Database) {
  const adapter = new PrismaPg({ connectionString: url, max: 10 });
  const client = new Client({ adapter, log: [{ emit: 'event', level: 'query' }] });
  let heard: Asked[] | null = null;
  client.$on('query', ({ query, params }) => heard?.push({ query, params: JSON.parse(params) as unknown[] }));
  return {
    prisma: client as unknown as PrismaClient,
    /** What `work` asks of the database. */
    async listen(work: () => Promise<unknown>): Promise<readonly Asked[]> {
      heard = [];
      await work();
      const asked = heard;
      heard = null;
      return asked;
    },
  };
}

/** How PostgreSQL answers a query, with what it took. */
export async function planOf(prisma: PrismaClient, { query, params }: Asked): Promise<string[]> {
  const rows = await prisma.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(
    `EXPLAIN (ANALYZE, COSTS OFF, BUFFERS OFF) ${query}`,
    ...params,
  );
  return rows.map((row) => row['QUERY PLAN']);
}
