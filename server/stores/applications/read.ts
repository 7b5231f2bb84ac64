import type { Channel, Draft, Person, StoredField } from '../../services/applications/ports.ts';
import type { FieldValue } from '../../contract/common.ts';
import type { LifeState } from '../../contract/life.ts';
import type { ApplicationField } from '../prisma-client/client.ts';
import type { Tx } from './hold.ts';

type Names = ReadonlyMap<string, string>;

export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Names> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.contact.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Someone whose account is gone has no name left. */
export const personOf = (names: Names, id: string): Person => ({ id, name: names.get(id) ?? '' });

/**
 * Drafts by id. The version is read first: what is read after it may be newer, never older, so that nobody hands in with a version what
 * they have not seen.
 */
export async function readDrafts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Draft>> {
  const among = { in: [...ids] };
  const applications = await tx.application.findMany({
    where: { id: among },
    include: { organisation: { select: { id: true, name: true, code: true } } },
  });
  const fields = await tx.applicationField.findMany({
    where: { applicationId: among },
    orderBy: [{ firstAt: 'asc' }, { path: 'asc' }],
  });
  const documents = await documentsWithFiles(tx, ids);
  const submissions = await tx.submission.findMany({
    where: { applicationId: among },
    orderBy: { version: 'asc' },
    select: { applicationId: true, number: true },
  });
  const numbers = new Map(submissions.map(({ applicationId, number }) => [applicationId, number]));
  const names = await namesOf(
    tx,
    fields.map(({ changedBy }) => changedBy),
  );
  const fieldsOf = (id: string) => fields.filter(({ applicationId }) => applicationId === id);
  return new Map(
    applications.map(({ id, organisation, packId, packVersion, state, version, createdAt, updatedAt }) => [
      id,
      {
        ...{ id, organisation, packId, packVersion, version, createdAt, updatedAt },
        state: state as LifeState,
        fields: new Map(fieldsOf(id).map((row) => [row.path, presentField(row, names)])),
        documents: documents.get(id) ?? new Set(),
        number: numbers.get(id) ?? null,
      },
    ]),
  );
}

function presentField(row: ApplicationField, names: Names): StoredField {
  return {
    value: row.value as FieldValue | null,
    version: row.version,
    by: personOf(names, row.changedBy),
    at: row.changedAt,
    channel: row.channel as Channel,
    firstAt: row.firstAt,
  };
}

/** A file that a later one took the place of is history, even where the later one has been removed. */
async function documentsWithFiles(tx: Tx, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx.paperFile.findMany({
    where: { applicationId: { in: [...ids] } },
    select: { id: true, applicationId: true, documentId: true, replacesId: true, removedAt: true },
  });
  const replaced = new Set(rows.map(({ replacesId }) => replacesId));
  const documents = new Map<string, Set<string>>();
  for (const { id, applicationId, documentId, removedAt } of rows) {
    if (removedAt !== null || replaced.has(id)) continue;
    documents.set(applicationId, (documents.get(applicationId) ?? new Set()).add(documentId));
  }
  return documents;
}

export const readDraft = async (tx: Tx, id: string): Promise<Draft | null> =>
  (await readDrafts(tx, [id])).get(id) ?? null;
