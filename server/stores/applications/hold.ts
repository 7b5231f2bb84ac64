import { ServerError } from '../../errors.ts';
import type { PrismaClient } from '../database.ts';
import type { Prisma } from '../prisma-client/client.ts';

export type Tx = Prisma.TransactionClient;

/** An embedded database serves one transaction after the other; whoever waits their turn has done nothing wrong. */
export const PATIENCE = { maxWait: 15_000, timeout: 15_000 };

/** Runs `work` while holding the application's row: changes of one application come one after the other. @throws `not_found` */
export function whileHolding<T>(
  prisma: PrismaClient,
  applicationId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    const held = await tx.$queryRaw<
      unknown[]
    >`SELECT 1 FROM application WHERE id = ${applicationId} FOR UPDATE`;
    if (held.length === 0) throw new ServerError(404, 'not_found', '没有找到，或者您没有权限查看。');
    return work(tx);
  }, PATIENCE);
}
