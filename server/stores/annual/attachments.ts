import type { ReportFile } from '../../services/annual/ports.ts';
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
    .map(({ documentId: document, storageKey: _key, applicationId: _application, at, ...file }) => ({
      ...file,
      document,
      at: at.toISOString(),
    }));
}
