import type { Corrections } from '../../services/corrections/list-corrections.ts';
import type { PrismaClient } from '../database.ts';
import { readCorrections } from './read.ts';

/** What applicants see of corrections, and what they have touched since. */
export const createCorrections = (prisma: PrismaClient): Corrections => ({
  async list(applicationId) {
    const rows = await readCorrections(prisma, applicationId);
    const versions = await prisma.submission.findMany({
      where: { applicationId },
      select: { id: true, number: true },
    });
    const numbers = new Map(versions.map(({ id, number }) => [id, number]));
    return rows.map((row) => ({ ...row, number: numbers.get(row.submissionId) ?? '' }));
  },

  async touches(applicationId, since) {
    const files = await prisma.paperFile.findMany({
      where: { applicationId, OR: [{ uploadedAt: { gt: since } }, { removedAt: { gt: since } }] },
      select: { documentId: true, uploadedAt: true },
    });
    const changes = await prisma.fieldChange.findMany({
      where: { applicationId, changedAt: { gt: since } },
      select: { path: true, changedAt: true },
    });
    return {
      documents: new Map(files.map(({ documentId, uploadedAt }) => [documentId, uploadedAt])),
      paths: new Map(changes.map(({ path, changedAt }) => [path, changedAt])),
    };
  },
});
