import type { Place } from '../../services/applications/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import type { ByHand, Delivery, DeliveryAttempt, DeliveryDesk } from '../../services/notices/inbox-ports.ts';
import type { NoticeState } from '../../services/notices/ports.ts';
import { PATIENCE, type Tx } from '../applications/hold.ts';
import { namesOf, personOf } from '../applications/read.ts';
import { appendAudit } from '../audit/append.ts';
import type { PrismaClient } from '../database.ts';
import type { Notice, NoticeAttempt } from '../prisma-client/client.ts';
import { olderThan } from './older-than.ts';

/** What officers see of deliveries, and what they do about those that failed. */
export function createDeliveryDesk(prisma: PrismaClient): DeliveryDesk {
  return {
    undelivered: (after, limit) => list(prisma, { state: 'failed' }, after, limit),
    count: () => prisma.notice.count({ where: { state: 'failed' } }),
    hasCase: async (id) =>
      (await prisma.application.count({
        where: { id, OR: [{ state: { not: 'draft' } }, { submittedAt: { not: null } }] },
      })) > 0,
    ofCase: (applicationId, after, limit) => list(prisma, { applicationId }, after, limit),
    find: async (id) => (await list(prisma, { id }, null, 1))[0] ?? null,
    resend: (asked) =>
      byHand(prisma, asked, 'asked', async (tx, id, now) => {
        const again = { state: 'waiting', dueAt: now, message: null, failures: 0, doubtSince: null };
        await tx.notice.update({ where: { id }, data: { ...again, resends: { increment: 1 } } });
        // What was told with it is told with it again: together they are due, and together they are collected.
        await tx.notice.updateMany({ where: { digestId: id }, data: { ...again, digestId: null } });
      }),
    told: (asked) =>
      byHand(prisma, asked, 'told', async (tx, id) => {
        const data = { state: 'told_otherwise', dueAt: null };
        await tx.notice.updateMany({ where: { OR: [{ id }, { digestId: id }] }, data });
      }),
  };
}

/** Repeated, it changes nothing and has been done all the same. */
function byHand(
  prisma: PrismaClient,
  { notice, officer, key, now }: ByHand,
  outcome: 'asked' | 'told',
  change: (tx: Tx, id: string, now: Date) => Promise<void>,
): Promise<boolean> {
  const attempt = idFrom(key, outcome);
  return prisma.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ state: string; application: string | null }[]>`
      SELECT state, application_id AS application FROM notice WHERE id = ${notice} FOR UPDATE`;
    if ((await tx.noticeAttempt.count({ where: { id: attempt } })) > 0) return true;
    if (held?.state !== 'failed') return false;
    await change(tx, notice, now);
    const row = { id: attempt, noticeId: notice, channel: 'hand', at: now, outcome, askedBy: officer };
    await tx.noticeAttempt.create({ data: row });
    await appendAudit(tx, {
      ...{ actor: officer, action: outcome === 'asked' ? 'notice_resent' : 'notice_told_otherwise' },
      ...{ applicationId: held.application, data: { notice }, at: now },
    });
    return true;
  }, PATIENCE);
}

type Row = Notice & { attempts: NoticeAttempt[] };

async function list(
  prisma: PrismaClient,
  where: { state?: string; applicationId?: string; id?: string },
  after: Place | null,
  limit: number,
): Promise<readonly Delivery[]> {
  const rows = await prisma.notice.findMany({
    where: { ...where, ...olderThan(after) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: { attempts: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 20 } },
  });
  const people = rows.flatMap(({ contactId, attempts }) => [
    contactId,
    ...attempts.map(({ askedBy }) => askedBy),
  ]);
  const names = await namesOf(prisma, people);
  const identities = await prisma.contact.findMany({
    where: { id: { in: rows.map(({ contactId }) => contactId) } },
    select: { id: true, identity: true },
  });
  const applications = await prisma.application.findMany({
    where: { id: { in: rows.flatMap(({ applicationId }) => applicationId ?? []) } },
    select: { id: true, title: true },
  });
  const identityOf = new Map(identities.map(({ id, identity }) => [id, identity]));
  const titleOf = new Map(applications.map(({ id, title }) => [id, title]));
  return rows.map((row) => present(row, { names, identityOf, titleOf }));
}

interface Known {
  names: Awaited<ReturnType<typeof namesOf>>;
  identityOf: ReadonlyMap<string, string>;
  titleOf: ReadonlyMap<string, string>;
}

const present = (row: Row, { names, identityOf, titleOf }: Known): Delivery => ({
  ...{ id: row.id, title: row.title, text: row.text, state: row.state as NoticeState },
  ...{ createdAt: row.createdAt, dueAt: row.dueAt, sentAt: row.sentAt, readAt: row.readAt },
  person: personOf(names, row.contactId),
  identity: identityOf.get(row.contactId) ?? '',
  application:
    row.applicationId === null
      ? null
      : { id: row.applicationId, title: titleOf.get(row.applicationId) ?? '' },
  attempts: row.attempts.map(({ at, outcome, reason, askedBy }) => ({
    ...{ at, reason, outcome: outcome as DeliveryAttempt['outcome'] },
    by: askedBy === null ? null : personOf(names, askedBy),
  })),
});
