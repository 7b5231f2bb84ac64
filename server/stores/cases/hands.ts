import { ServerError } from '../../errors.ts';
import { CASE_REASONS } from '../../phrases/cases.ts';
import type { OfficerDeed } from '../../services/decisions/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { namesOf } from '../applications/read.ts';
import type { PrismaClient } from '../database.ts';
import { officerOf } from '../decisions/carry-out.ts';
import { act, advance } from '../life/advance.ts';

/** Whose hands a case is in, and what they note of it. */
export function createHands(prisma: PrismaClient) {
  return {
    take: (deed: OfficerDeed) => whileHolding(prisma, deed.applicationId, (tx) => take(tx, deed)),
    assign: (deed: OfficerDeed & { assignee: string | null }) =>
      whileHolding(prisma, deed.applicationId, (tx) => assign(tx, deed)),
    begin: (deed: OfficerDeed) => whileHolding(prisma, deed.applicationId, (tx) => begin(tx, deed)),
    note: (deed: OfficerDeed & { text: string }) =>
      whileHolding(prisma, deed.applicationId, (tx) => note(tx, deed)),
  };
}

const common = (deed: OfficerDeed) => ({
  applicationId: deed.applicationId,
  by: officerOf(deed),
  base: deed.base,
  key: deed.key,
  now: deed.now,
});

async function assigneeOf(tx: Tx, id: string): Promise<string | null> {
  const found = await tx.application.findUniqueOrThrow({ where: { id }, select: { assigneeId: true } });
  return found.assigneeId;
}

async function setAssignee(tx: Tx, id: string, assigneeId: string | null, now: Date): Promise<void> {
  const assignedAt = assigneeId === null ? null : now;
  await tx.application.update({ where: { id }, data: { assigneeId, assignedAt } });
}

async function take(tx: Tx, deed: OfficerDeed): Promise<void> {
  const { applicationId, officer, now } = deed;
  const assignee = await assigneeOf(tx, applicationId);
  if (assignee === officer.contactId) return;
  if (assignee !== null) {
    const name = (await namesOf(tx, [assignee])).get(assignee) ?? '';
    const extra = { assignee: { id: assignee, name } };
    throw new ServerError(409, 'taken', CASE_REASONS.taken(name), { extra });
  }
  await act(tx, {
    ...common(deed),
    action: 'case_taken',
    data: { assignee: officer.contactId },
    effect: () => setAssignee(tx, applicationId, officer.contactId, now),
  });
}

async function assign(tx: Tx, deed: OfficerDeed & { assignee: string | null }): Promise<void> {
  const { applicationId, assignee, officer, key, now } = deed;
  const before = await assigneeOf(tx, applicationId);
  if (before === assignee) return;
  const told = assignee !== null && assignee !== officer.contactId;
  await act(tx, {
    ...common(deed),
    action: assignee === null ? 'case_released' : 'case_assigned',
    data: { assignee, before },
    notices: told ? [{ key, event: 'assigned', data: {}, contacts: [assignee] }] : [],
    effect: async () => {
      if (assignee !== null) await requireReviewer(tx, assignee);
      await setAssignee(tx, applicationId, assignee, now);
    },
  });
}

async function requireReviewer(tx: Tx, contactId: string): Promise<void> {
  const officer = await tx.officer.findUnique({ where: { contactId } });
  if (officer?.active && (officer.role === 'reviewer' || officer.role === 'lead')) return;
  throw new ServerError(422, 'no_such_officer', CASE_REASONS.noSuchOfficer);
}

async function begin(tx: Tx, deed: OfficerDeed): Promise<void> {
  const { applicationId, officer, key, now } = deed;
  await advance(tx, {
    ...common(deed),
    transition: 'begin_review',
    notices: [{ key, event: 'review_begun' }],
    effect: async () => {
      if ((await assigneeOf(tx, applicationId)) !== null) return;
      await setAssignee(tx, applicationId, officer.contactId, now);
    },
  });
}

async function note(tx: Tx, deed: OfficerDeed & { text: string }): Promise<void> {
  const { applicationId, officer, key, now, text } = deed;
  const id = idFrom(key, 'note');
  await act(tx, {
    ...common(deed),
    action: 'note_added',
    data: { note: id },
    effect: async () => {
      await tx.caseNote.create({ data: { id, applicationId, officerId: officer.contactId, text, at: now } });
    },
  });
}
