import type { NewSubmission, Submission, Submissions } from '../../services/submissions/ports.ts';
import type { NewEvent } from '../../services/applications/ports.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { addEvents, announce } from '../applications/write.ts';
import type { PrismaClient } from '../database.ts';
import type { Prisma } from '../prisma-client/client.ts';
import { nextReceipt } from './receipts.ts';
import { listSubmissions, readGround, readSubmission } from './read.ts';

/** Handed-in versions, in PostgreSQL. */
export function createSubmissions(prisma: PrismaClient): Submissions {
  return {
    ground: (applicationId, contactId) => readGround(prisma, applicationId, contactId),
    submit: (applicationId, contactId, decide) =>
      whileHolding(prisma, applicationId, async (tx) => {
        const verdict = decide((await readGround(tx, applicationId, contactId))!);
        if ('standing' in verdict) return verdict.standing;
        return handIn(tx, applicationId, contactId, verdict.handIn);
      }),
    list: (applicationId) => listSubmissions(prisma, applicationId),
    read: (applicationId, id) => readSubmission(prisma, applicationId, id),
    withdraw: (applicationId, id, now, decide) =>
      whileHolding(prisma, applicationId, (tx) => withdraw(tx, applicationId, id, now, decide)),
  };
}

async function handIn(
  tx: Tx,
  applicationId: string,
  contactId: string,
  { id, version, snapshot, digest, draftVersion, at, ...given }: NewSubmission,
): Promise<Submission> {
  const number = given.numbered(await nextReceipt(tx, given.day));
  await tx.submission.updateMany({
    where: { applicationId, state: 'submitted' },
    data: { state: 'superseded' },
  });
  await tx.submission.create({
    data: {
      ...{ id, applicationId, version, number, state: 'submitted', digest, draftVersion },
      snapshot: snapshot as unknown as Prisma.InputJsonObject,
      ...{ submittedBy: contactId, submittedAt: at },
    },
  });
  await tell(tx, applicationId, 'submitted', given.event(number), at);
  return (await readSubmission(tx, applicationId, id))!.submission;
}

async function withdraw(
  tx: Tx,
  applicationId: string,
  id: string,
  now: Date,
  decide: (submission: Submission) => NewEvent | null,
): Promise<Submission | null> {
  const found = await readSubmission(tx, applicationId, id);
  if (found === null) return null;
  const event = decide(found.submission);
  if (event === null) return found.submission;
  await tx.submission.update({ where: { id }, data: { state: 'withdrawn', withdrawnAt: now } });
  await tell(tx, applicationId, 'withdrawn', event, now);
  return { ...found.submission, state: 'withdrawn' };
}

async function tell(tx: Tx, applicationId: string, state: string, event: NewEvent, now: Date): Promise<void> {
  await tx.application.update({ where: { id: applicationId }, data: { state } });
  await addEvents(tx, applicationId, [event]);
  await announce(tx, applicationId, now);
}
