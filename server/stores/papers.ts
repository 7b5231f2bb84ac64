import type { PaperStore, Papers } from '../services/papers/ports.ts';
import type { PrismaClient } from './database.ts';
import { createFileChanges } from './papers/files.ts';
import { createFindingChanges } from './papers/findings.ts';
import { namesOf, presentFiles, presentFinding, readFile, readFinding } from './papers/rows.ts';

/** Files and findings in PostgreSQL. */
export function createPaperStore(prisma: PrismaClient): PaperStore {
  return {
    ...createFileChanges(prisma),
    ...createFindingChanges(prisma),
    ofApplication: (applicationId) => readAll(prisma, applicationId),
    file: (applicationId, fileId) => readFile(prisma, applicationId, fileId),
    finding: (applicationId, findingId) => readFinding(prisma, applicationId, findingId),
    recheck: async (applicationId, now) => {
      await prisma.paperFile.updateMany({
        where: { applicationId, removedAt: null, scan: { not: 'infected' } },
        data: { check: 'running', dueAt: now, attempts: 0 },
      });
    },
  };
}

async function readAll(prisma: PrismaClient, applicationId: string): Promise<Papers> {
  const rows = await prisma.paperFile.findMany({
    where: { applicationId },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
  });
  const replaced = new Set(rows.map(({ replacesId }) => replacesId).filter((id) => id !== null));
  const current = rows.filter(({ id, removedAt }) => removedAt === null && !replaced.has(id));
  const findings = await prisma.finding.findMany({
    where: { fileId: { in: current.map(({ id }) => id) } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const names = await namesOf(prisma, [
    ...rows.map(({ uploadedBy }) => uploadedBy),
    ...findings.map(({ dismissedBy }) => dismissedBy),
  ]);
  const place = new Map(current.map(({ id }, index) => [id, index]));
  findings.sort((a, b) => place.get(a.fileId)! - place.get(b.fileId)!);
  return {
    files: presentFiles(rows, replaced, names),
    findings: findings.map((row) => presentFinding(row, names)),
  };
}
