import type { Doing, Write } from '../../services/later/ports.ts';
import type { Tx } from '../applications/hold.ts';
import type { Prisma } from '../prisma-client/client.ts';
import { startReminder, stopReminder } from '../reminders/reminders.ts';

type Of<K extends Write['of']> = Extract<Write, { of: K }>;

/** One row that changes with a deed, inside its transaction. */
export async function write(tx: Tx, doing: Doing, one: Write): Promise<void> {
  switch (one.of) {
    case 'new_change':
      return newChange(tx, doing, one);
    case 'change':
      return settleChange(tx, doing, one);
    case 'new_rectification':
      return order(tx, doing, one);
    case 'rectification_answer':
      return answerRectification(tx, doing, one);
    case 'rectification_end':
      return endRectification(tx, doing, one);
    case 'new_support':
      return newSupport(tx, doing, one);
    case 'support_answer':
      return answerSupport(tx, doing, one);
  }
}

async function newChange(tx: Tx, { applicationId, by }: Doing, { change }: Of<'new_change'>): Promise<void> {
  const { id, kind, leaves, joins, reason, at } = change;
  const { id: filingId } = await tx.filing.findUniqueOrThrow({
    where: { applicationId },
    select: { id: true },
  });
  await tx.memberChange.create({
    data: {
      ...{ id, applicationId, filingId, kind, reason, state: 'requested' },
      data: { leaves, joins } as unknown as Prisma.InputJsonObject,
      ...{ requestedBy: by.id, requestedAt: at },
    },
  });
}

async function settleChange(
  tx: Tx,
  doing: Doing,
  { id, state, answer, roster }: Of<'change'>,
): Promise<void> {
  const { applicationId, by, now } = doing;
  await tx.memberChange.update({ where: { id }, data: { state, answer, decidedBy: by.id, decidedAt: now } });
  if (roster === undefined) return;
  const members = roster as unknown as Prisma.InputJsonArray;
  await tx.filing.update({ where: { applicationId }, data: { members, version: { increment: 1 } } });
}

async function order(tx: Tx, doing: Doing, { rectification }: Of<'new_rectification'>): Promise<void> {
  const { applicationId, by, now } = doing;
  const { id, dueOn } = rectification;
  await tx.rectification.create({
    data: { ...rectification, applicationId, state: 'ordered', orderedBy: by.id, orderedAt: now },
  });
  await startReminder(tx, { kind: 'rectification', subjectId: id, applicationId, dueOn, at: now });
}

async function answerRectification(
  tx: Tx,
  { by, now }: Doing,
  { id, text }: Of<'rectification_answer'>,
): Promise<void> {
  const data = { state: 'answered', answer: text, answeredBy: by.id, answeredAt: now };
  await tx.rectification.update({ where: { id }, data });
  await stopReminder(tx, 'rectification', id, now);
}

async function endRectification(
  tx: Tx,
  { by, now }: Doing,
  { id, state, result }: Of<'rectification_end'>,
): Promise<void> {
  await tx.rectification.update({ where: { id }, data: { state, result, closedBy: by.id, closedAt: now } });
  await stopReminder(tx, 'rectification', id, now);
}

async function newSupport(
  tx: Tx,
  { applicationId, by, now }: Doing,
  { request }: Of<'new_support'>,
): Promise<void> {
  await tx.supportRequest.create({
    data: { ...request, applicationId, state: 'open', requestedBy: by.id, requestedAt: now },
  });
}

async function answerSupport(
  tx: Tx,
  { by, now }: Doing,
  { id, answer }: Of<'support_answer'>,
): Promise<void> {
  const data = { state: 'answered', answer, answeredBy: by.id, answeredAt: now };
  await tx.supportRequest.update({ where: { id }, data });
}
