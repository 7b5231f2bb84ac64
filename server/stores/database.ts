import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './prisma-client/client.ts';

/** Where a PostgreSQL is. */
export interface Database {
  url: string;
  /** An embedded one serves a single connection at a time. */
  embedded: boolean;
}

export type { PrismaClient };

/**
 * A client with its pool. Connections are made when first needed, so a database that is away shows at the first query,
 * within 5 s, and is found again when it is back.
 */
export function createPrisma(database: Database): PrismaClient {
  const size = database.embedded ? { max: 1, idleTimeoutMillis: 1_000 } : { max: 10 };
  const adapter = new PrismaPg({
    connectionString: database.url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // Instants are written without their zone: in a session of Shanghai they would be stored eight hours early.
    options: '-c timezone=UTC',
    ...size,
  });
  return new PrismaClient({ adapter });
}
