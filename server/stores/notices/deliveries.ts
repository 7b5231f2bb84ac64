import type { NoticePace } from '../../../bot/policy/notices-schema.ts';
import type {
  Carried,
  DueNotice,
  NoticeDeliveries,
  QueuedNotice,
  SendResult,
} from '../../services/notices/delivery-ports.ts';
import type { NoticeParts } from '../../services/notices/ports.ts';
import { PATIENCE, type Tx } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';
import { Prisma } from '../prisma-client/client.ts';

/** Notices on their way. The rows are what counts: the queue only says which of them somebody is to look at now. */
export function createNoticeDeliveries(prisma: PrismaClient): NoticeDeliveries {
  return {
    async queue(plan, limit, now, until) {
      return prisma.$transaction(async (tx) => {
        const forgotten = await takeForgotten(tx, limit, now, until);
        const due = await takeDue(tx, limit, now);
        const carried = plan(due);
        await mark(tx, carried, until);
        return [...forgotten, ...carried.map(({ id }) => id)];
      }, PATIENCE);
    },

    async read(id) {
      const rows = await prisma.$queryRaw<QueuedNotice[]>`
        SELECT n.id, c.identity, n.pace, n.message, n.created_at AS "createdAt", n.failures, n.doubt_since AS "doubtSince"
        FROM notice n JOIN contact c ON c.id = n.contact_id
        WHERE n.id = ${id} AND n.state = 'queued' AND n.message IS NOT NULL`;
      return rows[0] ?? null;
    },

    async begin(id, now) {
      const begun = await prisma.$executeRaw`
        UPDATE notice SET doubt_since = coalesce(doubt_since, ${now}) WHERE id = ${id} AND state = 'queued'`;
      return begun === 1;
    },

    settle: (id, attempt, result, now) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.notice.updateMany({
          where: { id, state: 'queued' },
          data: changeOf(result, now),
        });
        if (count === 0) return false;
        if (result.outcome === 'sent')
          await tx.notice.updateMany({ where: { digestId: id }, data: { sentAt: now } });
        const { outcome } = result;
        const reason = 'reason' in result ? result.reason : '';
        const row = { id: attempt, noticeId: id, channel: 'wecom_app', at: now, outcome, reason };
        await tx.noticeAttempt.createMany({ data: [row], skipDuplicates: true });
        return true;
      }, PATIENCE),

    async postpone(id, due) {
      await prisma.notice.updateMany({
        where: { id, state: 'queued' },
        data: { state: 'waiting', dueAt: due },
      });
    },
  };
}

function changeOf(result: SendResult, now: Date) {
  switch (result.outcome) {
    case 'sent':
      return { state: 'sent', sentAt: now, dueAt: null, doubtSince: null };
    case 'failed':
      return { state: 'failed', dueAt: null };
    case 'retry':
      return {
        ...{ state: 'waiting', dueAt: result.due, failures: { increment: 1 } },
        ...(result.doubt ? {} : { doubtSince: null }),
      };
  }
}

/** Queued, and nothing heard of it for longer than a send takes: the queue may have lost it. */
async function takeForgotten(tx: Tx, limit: number, now: Date, until: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE notice SET due_at = ${until} WHERE id IN (
      SELECT id FROM notice WHERE state = 'queued' AND due_at <= ${now}
      ORDER BY due_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ) RETURNING id`;
  return rows.map(({ id }) => id);
}

interface DueRow extends Omit<DueNotice, 'parts' | 'pace'> {
  parts: unknown;
  pace: string;
}

/** All that is due to the people who have waited longest, so that nothing is parted from what it is to be told with. */
async function takeDue(tx: Tx, limit: number, now: Date): Promise<DueNotice[]> {
  const people = await tx.$queryRaw<{ contact: string }[]>`
    SELECT DISTINCT contact_id AS contact FROM (
      SELECT contact_id FROM notice WHERE state = 'waiting' AND due_at <= ${now} ORDER BY due_at, id LIMIT ${limit}
    ) AS oldest`;
  if (people.length === 0) return [];
  const rows = await tx.$queryRaw<DueRow[]>`
    SELECT n.id, n.contact_id AS "contactId", c.identity, n.pace, n.title, n.text, n.link, n.parts, n.resends,
      n.message IS NOT NULL AS composed
    FROM notice n JOIN contact c ON c.id = n.contact_id
    WHERE n.state = 'waiting' AND n.due_at <= ${now} AND n.contact_id = ANY(${people.map(({ contact }) => contact)})
    ORDER BY n.created_at, n.id LIMIT ${limit * 4} FOR UPDATE OF n SKIP LOCKED`;
  return rows.map((row) => ({ ...row, pace: row.pace as NoticePace, parts: row.parts as NoticeParts }));
}

async function mark(tx: Tx, carried: readonly Carried[], until: Date): Promise<void> {
  if (carried.length === 0) return;
  const values = carried.map(({ id, message }) => Prisma.sql`(${id}, ${message}::text)`);
  await tx.$executeRaw`
    UPDATE notice SET state = 'queued', due_at = ${until}, message = coalesce(given.message, notice.message)
    FROM (VALUES ${Prisma.join(values)}) AS given(id, message) WHERE notice.id = given.id`;
  const told = carried.flatMap(({ id, others }) => others.map((other) => Prisma.sql`(${other}, ${id})`));
  if (told.length > 0)
    await tx.$executeRaw`
      UPDATE notice SET state = 'in_digest', due_at = NULL, digest_id = given.digest
      FROM (VALUES ${Prisma.join(told)}) AS given(id, digest) WHERE notice.id = given.id`;
}
