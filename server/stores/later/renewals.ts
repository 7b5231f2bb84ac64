import type { Renewals } from '../../services/later/renewal.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { addEvents, writeFields } from '../applications/write.ts';
import type { PrismaClient } from '../database.ts';
import { advance } from '../life/advance.ts';
import { stopReminders } from '../reminders/reminders.ts';
import { renewalOf } from './read.ts';

/** Applications that renew a filing. The one that ends is held, so that two who begin at once begin one. */
export const createRenewals = (prisma: PrismaClient): Renewals => ({
  begin: ({ id, organisationId, pack, by, at, renewsId }, most, { writes, events }) =>
    whileHolding(prisma, renewsId, async (tx) => {
      const there = await renewalOf(tx, renewsId);
      if (there !== null) return there;
      await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${organisationId} FOR UPDATE`;
      if ((await tx.application.count({ where: { organisationId } })) >= most) return 'full';
      await tx.application.create({
        data: {
          ...{ id, organisationId, packId: pack.id, packVersion: pack.version, renewsId },
          ...{ createdBy: by, createdAt: at, updatedAt: at },
        },
      });
      await writeFields(tx, id, writes);
      await addEvents(tx, id, events);
      await tx.contact.update({ where: { id: by }, data: { activeApplicationId: id } });
      await tx.conversationSync.create({ data: { applicationId: id, createdAt: at } });
      return id;
    }),
});

/**
 * What the filing of an application causes where it renews another: that one has been renewed. Inside the transaction that files; it holds
 * the other as well, which nobody holds who waits for this one.
 */
export async function renewFiling(tx: Tx, applicationId: string, key: string, now: Date): Promise<void> {
  const { renewsId } = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { renewsId: true },
  });
  if (renewsId === null) return;
  const [held] = await tx.$queryRaw<
    { state: string }[]
  >`SELECT state FROM application WHERE id = ${renewsId} FOR UPDATE`;
  // Cancelled, or put under rectification, since the renewal was begun: that stands.
  if (!['filed', 'expiring', 'expired'].includes(held?.state ?? '')) return;
  const filing = await tx.filing.findUnique({
    where: { applicationId },
    select: { number: true, validUntil: true },
  });
  const data = {
    renewal: applicationId,
    number: filing?.number ?? '',
    validUntil: filing?.validUntil ?? '',
  };
  await advance(tx, {
    ...{ applicationId: renewsId, transition: 'renew', base: null, now },
    key: `${key}:renewed`,
    by: { kind: 'system', id: null, role: 'system' },
    data,
    notices: [{ key: `${key}:renewed`, event: 'renewed', data }],
    effect: async () => stopReminders(tx, renewsId, now),
  });
}
