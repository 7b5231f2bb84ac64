import type { FileKind, PaperFile, PaperFinding, Person } from '../../services/papers/ports.ts';
import type { PrismaClient } from '../database.ts';
import type { Finding, PaperFile as FileRow } from '../prisma-client/client.ts';

/** The client, or one transaction of it. */
export type Db = Pick<PrismaClient, 'paperFile' | 'finding' | 'contact'>;

type Names = ReadonlyMap<string, string>;

/** Names of people by id; one who is not known any more has none. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Names> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.contact.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const person = (names: Names, id: string): Person => ({ id, name: names.get(id) ?? '' });

/** A file and, of those, which ones a later file took the place of. */
export function presentFiles(
  rows: readonly FileRow[],
  replaced: ReadonlySet<string>,
  names: Names,
): PaperFile[] {
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.applicationId,
    documentId: row.documentId,
    name: row.name,
    kind: row.kind as FileKind,
    bytes: row.bytes,
    sha256: row.sha256,
    storageKey: row.storageKey,
    pages: row.pages,
    by: person(names, row.uploadedBy),
    at: row.uploadedAt,
    replaces: row.replacesId,
    state: row.removedAt !== null ? 'removed' : replaced.has(row.id) ? 'replaced' : 'current',
    scan: row.scan as PaperFile['scan'],
    check: row.check as PaperFile['check'],
  }));
}

export function presentFinding(row: Finding, names: Names): PaperFinding {
  const { id, applicationId, fileId, documentId, code, text, place } = row;
  const { dismissedBy, dismissedAt, dismissedReason } = row;
  const dismissed =
    dismissedBy !== null && dismissedAt !== null
      ? { by: person(names, dismissedBy), at: dismissedAt, reason: dismissedReason ?? '' }
      : null;
  return { id, applicationId, fileId, documentId, code, text, place, dismissed };
}

/** One file as it is now. */
export async function readFile(db: Db, applicationId: string, fileId: string): Promise<PaperFile | null> {
  const row = await db.paperFile.findFirst({ where: { id: fileId, applicationId } });
  if (row === null) return null;
  const successor = await db.paperFile.findUnique({ where: { replacesId: fileId }, select: { id: true } });
  const names = await namesOf(db, [row.uploadedBy]);
  return presentFiles([row], new Set(successor ? [fileId] : []), names)[0]!;
}

export async function readFinding(db: Db, applicationId: string, id: string): Promise<PaperFinding | null> {
  const row = await db.finding.findFirst({ where: { id, applicationId } });
  return row && presentFinding(row, await namesOf(db, [row.dismissedBy]));
}
