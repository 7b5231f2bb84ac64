import { ServerError } from '../../errors.ts';
import { idFrom } from '../../services/id-from.ts';
import type { PrismaClient } from '../database.ts';
import type { Prisma } from '../prisma-client/client.ts';

export type Tx = Prisma.TransactionClient;
export interface Change {
  applicationId: string;
  /** Null: the program itself. */
  contactId: string | null;
  key: string;
  now: Date;
}
export interface Event {
  type: string;
  data: Readonly<Record<string, unknown>>;
}

/** An embedded database serves one transaction after the other; whoever waits their turn has done nothing wrong. */
const PATIENCE = { maxWait: 15_000, timeout: 15_000 };
const gone = () => new ServerError(404, 'not_found', '没有找到，或者您没有权限查看。');

/** Runs `work` while holding the application's row: changes of one application come one after the other. */
export function inApplication<T>(
  prisma: PrismaClient,
  applicationId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    const held = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id FROM application WHERE id = ${applicationId} FOR UPDATE`;
    if (held.length === 0) throw gone();
    return work(tx);
  }, PATIENCE);
}

/** The application's next version, an event for the timeline, and news for the conversations. */
export async function tell(tx: Tx, change: Change, event: Event | null): Promise<void> {
  const { applicationId, contactId, key, now } = change;
  await tx.application.update({
    where: { id: applicationId },
    data: { version: { increment: 1 }, updatedAt: now },
  });
  if (event !== null) {
    await tx.applicationEvent.createMany({
      data: [
        {
          id: idFrom(key, `event:${event.type}`),
          applicationId,
          type: event.type,
          data: event.data as Prisma.InputJsonObject,
          contactId,
          at: now,
        },
      ],
      skipDuplicates: true,
    });
  }
  await tx.conversationSync.create({ data: { applicationId, contactId: null } });
}
