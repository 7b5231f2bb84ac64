import type { ReportFile } from '../../services/annual/ports.ts';
import type { PaperFile } from '../../services/papers/ports.ts';
import type { Tx } from '../applications/hold.ts';
import { namesOf, presentFiles } from '../papers/rows.ts';

/** The files that go with the report of a year now, in the order in which they came. Their documents end in the year. */
export async function readAttachments(tx: Tx, applicationId: string, year: number): Promise<ReportFile[]> {
  const rows = await tx.paperFile.findMany({
    where: { applicationId, documentId: { endsWith: `.${year}` } },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
  });
  const replaced = new Set(rows.flatMap(({ replacesId }) => (replacesId === null ? [] : [replacesId])));
  const names = await namesOf(
    tx,
    rows.map(({ uploadedBy }) => uploadedBy),
  );
  return presentFiles(rows, replaced, names)
    .filter(({ state }) => state === 'current')
    .map(presentFile);
}

const presentFile = (file: PaperFile): ReportFile => ({
  ...{ id: file.id, document: file.documentId, name: file.name, kind: file.kind, bytes: file.bytes },
  ...{ sha256: file.sha256, pages: file.pages, by: file.by, at: file.at.toISOString() },
  ...{ replaces: file.replaces, state: file.state, scan: file.scan, check: file.check },
});
