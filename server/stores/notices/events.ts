import type { EventApplication, NewNoticeRow, NoticeEvents } from '../../services/notices/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import type { PrismaClient } from '../database.ts';
import { PATIENCE, type Tx } from '../applications/hold.ts';
import type { Prisma } from '../prisma-client/client.ts';

/** The outbox of events: spread to people in the order in which they happened, each once. */
export function createNoticeEvents(prisma: PrismaClient): NoticeEvents {
  return {
    async waiting(limit) {
      const rows = await prisma.noticeEvent.findMany({
        where: { spreadAt: null },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        take: limit,
      });
      const applications = await applicationsOf(
        prisma,
        rows.flatMap(({ applicationId }) => applicationId ?? []),
      );
      return rows.map(({ id, event, at, data, contacts, applicationId }) => ({
        ...{ id, event, at, data: data as Record<string, unknown> },
        contacts: Array.isArray(contacts) ? contacts.map(String) : null,
        application: applicationId === null ? null : (applications.get(applicationId) ?? null),
      }));
    },

    spread: (events, notices, at) =>
      prisma.$transaction(async (tx) => {
        // Whoever comes second waits here for the first, and finds nothing left to do.
        const marked = await tx.$queryRaw<{ id: string }[]>`
          UPDATE notice_event SET spread_at = ${at} WHERE id IN (
            SELECT id FROM notice_event WHERE id = ANY(${[...events]}) AND spread_at IS NULL ORDER BY id FOR UPDATE
          ) RETURNING id`;
        const ours = new Set(marked.map(({ id }) => id));
        await write(
          tx,
          notices.filter(({ eventId }) => ours.has(eventId)),
          at,
        );
      }, PATIENCE),
  };
}

const columnsOf = (row: NewNoticeRow) => ({
  ...{ id: row.id, eventId: row.eventId, event: row.event, contactId: row.contactId },
  ...{ applicationId: row.applicationId, title: row.title, text: row.text, link: row.link },
  ...{ urgent: row.urgent, pace: row.pace, state: row.state, dueAt: row.dueAt, createdAt: row.createdAt },
  parts: row.parts as unknown as Prisma.InputJsonObject,
});

async function write(tx: Tx, notices: readonly NewNoticeRow[], at: Date): Promise<void> {
  if (notices.length === 0) return;
  await tx.notice.createMany({
    data: notices.map(columnsOf),
    skipDuplicates: true,
  });
  const failed = notices.flatMap(({ id, failure }) => (failure === null ? [] : [{ id, reason: failure }]));
  if (failed.length > 0)
    await tx.noticeAttempt.createMany({
      data: failed.map(({ id, reason }) => ({
        ...{ id: idFrom(id, 'no channel'), noticeId: id, channel: 'none', at, outcome: 'failed', reason },
      })),
      skipDuplicates: true,
    });
}

async function applicationsOf(prisma: PrismaClient, ids: readonly string[]) {
  const rows = await prisma.application.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      ...{ id: true, organisationId: true, assigneeId: true, title: true, leadName: true },
      ...{ packId: true, packVersion: true },
      organisation: { select: { name: true } },
    },
  });
  return new Map<string, EventApplication>(
    rows.map(({ organisation: { name }, ...row }) => [
      row.id,
      { ...row, title: row.title || `${name}的申报`, leadName: row.leadName || name },
    ]),
  );
}
