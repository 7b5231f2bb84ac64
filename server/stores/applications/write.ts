import type { Edit, FieldWrite, NewEvent } from '../../services/applications/ports.ts';
import { Prisma } from '../prisma-client/client.ts';
import type { Tx } from './hold.ts';

/**
 * Carries out an edit inside the transaction that holds the application; false where there was nothing to do. Writes and events that have
 * been made before, by an attempt whose answer was lost, are left out.
 */
export async function carryOut(tx: Tx, applicationId: string, edit: Edit, now: Date): Promise<boolean> {
  const writes = await fresh(tx, edit.writes);
  const repeated = edit.writes.length > 0 && writes.length === 0;
  if (repeated || writes.length + edit.events.length === 0) return false;
  await writeFields(tx, applicationId, writes);
  await addEvents(tx, applicationId, edit.events);
  await announce(tx, applicationId, now);
  return true;
}

/** The application's next version, and news for the conversations of everyone who speaks about it. */
export async function announce(tx: Tx, applicationId: string, now: Date): Promise<void> {
  const data = { version: { increment: 1 }, updatedAt: now };
  await tx.application.updateMany({ where: { id: applicationId }, data });
  await tx.conversationSync.createMany({ data: [{ applicationId, createdAt: now }] });
}

export async function addEvents(tx: Tx, applicationId: string, events: readonly NewEvent[]): Promise<void> {
  const data = events.map(({ id, type, data, by, at }) => ({
    ...{ id, applicationId, type, at },
    data: data as Prisma.InputJsonObject,
    contactId: by,
  }));
  if (data.length > 0) await tx.applicationEvent.createMany({ data, skipDuplicates: true });
}

async function fresh(tx: Tx, writes: readonly FieldWrite[]): Promise<readonly FieldWrite[]> {
  if (writes.length === 0) return writes;
  const ids = writes.map(({ id }) => id);
  const known = await tx.fieldChange.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const made = new Set(known.map(({ id }) => id));
  return writes.filter(({ id }) => !made.has(id));
}

export async function writeFields(
  tx: Tx,
  applicationId: string,
  writes: readonly FieldWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  await tx.fieldChange.createMany({
    data: writes.map((write) => ({ id: write.id, ...columns(applicationId, write) })),
  });
  const standing = writes.filter(({ version }) => version > 0);
  const first = standing.filter(({ version }) => version === 1);
  if (first.length > 0)
    await tx.applicationField.createMany({
      data: first.map((write) => ({ ...columns(applicationId, write), firstAt: write.at })),
    });
  for (const write of standing) {
    const where = { applicationId, path: write.path };
    if (write.version > 1)
      await tx.applicationField.updateMany({ where, data: columns(applicationId, write) });
  }
}

function columns(applicationId: string, { path, value, version, by, at, channel }: FieldWrite) {
  const json = value === null ? Prisma.JsonNull : value;
  return { applicationId, path, value: json, version, changedBy: by, changedAt: at, channel };
}
