import type { FieldValue } from '../../contract/common.ts';
import type { Channel, HistoryEntry, Place, StoredEvent } from '../../services/applications/ports.ts';
import type { Tx } from './hold.ts';
import { namesOf, personOf } from './read.ts';

export async function readHistory(
  tx: Tx,
  applicationId: string,
  path: string | null,
  after: Place | null,
  limit: number,
): Promise<readonly HistoryEntry[]> {
  const rows = await tx.fieldChange.findMany({
    where: {
      applicationId,
      ...(path === null ? {} : { path }),
      ...(after === null
        ? {}
        : { OR: [{ changedAt: { lt: after.at } }, { changedAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  const names = await namesOf(
    tx,
    rows.map(({ changedBy }) => changedBy),
  );
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    version: row.version,
    value: row.value as FieldValue | null,
    by: personOf(names, row.changedBy),
    at: row.changedAt,
    channel: row.channel as Channel,
  }));
}

/** @param audience `office`: what applicants do not see as well */
export async function readEvents(
  tx: Tx,
  applicationId: string,
  after: Place | null,
  limit: number,
  audience: 'all' | 'office' = 'all',
): Promise<readonly StoredEvent[]> {
  const rows = await tx.applicationEvent.findMany({
    where: {
      applicationId,
      ...(audience === 'all' ? { audience } : {}),
      ...(after === null ? {} : { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  const names = await namesOf(
    tx,
    rows.map(({ contactId }) => contactId),
  );
  return rows.map(({ id, type, data, contactId, at }) => ({
    ...{ id, type, at },
    data: data as Record<string, unknown>,
    by: contactId === null ? null : personOf(names, contactId),
  }));
}
