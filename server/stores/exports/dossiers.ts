import type { Dossiers } from '../../services/exports/ports.ts';
import { appendAudit } from '../audit/append.ts';
import type { PrismaClient } from '../database.ts';
import { listSubmissions, readSubmission } from '../submissions/read.ts';

/** What goes into an application's dossier, in PostgreSQL. */
export const createDossiers = (prisma: PrismaClient): Dossiers => ({
  async read(id) {
    const application = await prisma.application.findUnique({ where: { id }, select: { title: true } });
    const listed = await listSubmissions(prisma, id);
    if (application === null || listed.length === 0) return null;
    const read = listed.toReversed().map((submission) => readSubmission(prisma, id, submission.id));
    const versions = (await Promise.all(read)).filter((version) => version !== null);
    const files = await prisma.paperFile.findMany({
      where: { applicationId: id, scan: { not: 'infected' } },
      select: { id: true, storageKey: true },
    });
    return {
      title: application.title,
      versions,
      storageKeys: new Map(files.map(({ id: file, storageKey }) => [file, storageKey])),
    };
  },
  record: (applicationId, actor, at) =>
    prisma.$transaction((tx) =>
      appendAudit(tx, { actor, action: 'dossier_exported', applicationId, data: {}, at }),
    ),
});
