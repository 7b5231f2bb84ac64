import type { ClaimedFile, PaperFile, PaperWork } from '../services/papers/ports.ts';
import type { PrismaClient } from './database.ts';
import { whileHolding } from './applications/hold.ts';
import { tell } from './papers/change.ts';
import { namesOf, presentFiles } from './papers/rows.ts';

/** Rows of files as the queue of the work on them. */
export function createPaperWork(prisma: PrismaClient): PaperWork {
  return {
    async claim(count, now, until) {
      const claimed = await prisma.$queryRaw<{ id: string; attempts: number }[]>`
        UPDATE paper_file SET due_at = ${until}, attempts = attempts + 1
        WHERE id IN (
          SELECT id FROM paper_file WHERE due_at <= ${now} ORDER BY due_at, id LIMIT ${count} FOR UPDATE SKIP LOCKED
        )
        RETURNING id, attempts`;
      return readClaimed(prisma, claimed);
    },

    async scanned(fileId, scan) {
      await prisma.paperFile.updateMany({ where: { id: fileId, scan: 'waiting' }, data: { scan } });
    },

    async done(fileId) {
      await prisma.paperFile.updateMany({
        where: { id: fileId, scan: { not: 'waiting' }, check: { not: 'running' } },
        data: { dueAt: null, attempts: 0 },
      });
    },

    infected: (file, threat, now) =>
      whileHolding(prisma, file.applicationId, async (tx) => {
        await tx.paperFile.update({
          where: { id: file.id },
          data: { scan: 'infected', check: 'not_checked', removedAt: now, dueAt: null },
        });
        const { id, documentId, name, applicationId } = file;
        const data = { file: id, document: documentId, name, threat };
        await tell(tx, { applicationId, contactId: null, key: id, now }, { type: 'file_infected', data });
      }),

    async postpone(fileId, due) {
      await prisma.paperFile.updateMany({
        where: { id: fileId, dueAt: { not: null } },
        data: { dueAt: due },
      });
    },

    async nextDue() {
      const row = await prisma.paperFile.findFirst({
        where: { dueAt: { not: null } },
        orderBy: { dueAt: 'asc' },
        select: { dueAt: true },
      });
      return row?.dueAt ?? null;
    },
  };
}

async function readClaimed(
  prisma: PrismaClient,
  claimed: readonly { id: string; attempts: number }[],
): Promise<readonly ClaimedFile[]> {
  if (claimed.length === 0) return [];
  const ids = claimed.map(({ id }) => id);
  const rows = await prisma.paperFile.findMany({ where: { id: { in: ids } } });
  const successors = await prisma.paperFile.findMany({
    where: { replacesId: { in: ids } },
    select: { replacesId: true },
  });
  const replaced = new Set(successors.map(({ replacesId }) => replacesId!));
  const names = await namesOf(
    prisma,
    rows.map(({ uploadedBy }) => uploadedBy),
  );
  const files = new Map<string, PaperFile>(
    presentFiles(rows, replaced, names).map((file) => [file.id, file]),
  );
  return claimed.map(({ id, attempts }) => ({ file: files.get(id)!, attempts }));
}
