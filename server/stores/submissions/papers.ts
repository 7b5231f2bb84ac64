import type { Papers } from '../../services/submissions/ports.ts';
import { namesOf, personOf } from '../applications/read.ts';
import type { Tx } from '../applications/hold.ts';
import type { Finding, PaperFile } from '../prisma-client/client.ts';

type File = Papers['files'][number];
type Names = Parameters<typeof personOf>[0];

/** The files on the checklist now, in the order in which they came, and what was found in them. */
export async function readPapers(tx: Tx, applicationId: string): Promise<Papers> {
  const rows = await tx.paperFile.findMany({
    where: { applicationId },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
  });
  const replaced = new Set(rows.map(({ replacesId }) => replacesId));
  const files = rows.filter(({ id, removedAt }) => removedAt === null && !replaced.has(id));
  const findings = await tx.finding.findMany({
    where: { fileId: { in: files.map(({ id }) => id) } },
    orderBy: [{ fileId: 'asc' }, { position: 'asc' }, { id: 'asc' }],
  });
  const names = await namesOf(tx, [
    ...files.map(({ uploadedBy }) => uploadedBy),
    ...findings.map(({ dismissedBy }) => dismissedBy),
  ]);
  return {
    files: files.map((row) => presentFile(row, names)),
    findings: findings.map((row) => presentFinding(row, names)),
  };
}

const presentFile = (row: PaperFile, names: Names): File => ({
  id: row.id,
  document: row.documentId,
  name: row.name,
  kind: row.kind as File['kind'],
  bytes: row.bytes,
  sha256: row.sha256,
  pages: row.pages,
  by: personOf(names, row.uploadedBy),
  at: row.uploadedAt.toISOString(),
  replaces: row.replacesId,
  state: 'current',
  scan: row.scan as File['scan'],
  check: row.check as File['check'],
});

function presentFinding(row: Finding, names: Names): Papers['findings'][number] {
  const { id, fileId, code, text, place, dismissedBy, dismissedAt, dismissedReason } = row;
  const dismissed =
    dismissedBy === null || dismissedAt === null
      ? null
      : {
          by: personOf(names, dismissedBy),
          at: dismissedAt.toISOString(),
          reason: dismissedReason ?? '',
        };
  return { id, file: fileId, code, text, place, dismissed };
}
