import type { LifeState } from '../../contract/life.ts';
import { searchTerms } from '../../services/cases/search-terms.ts';
import type { NewSubmission, Submission, Submissions, Withdrawal } from '../../services/submissions/ports.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { lifeStateOf } from '../cases/standing.ts';
import type { PrismaClient } from '../database.ts';
import { advance } from '../life/advance.ts';
import type { Prisma } from '../prisma-client/client.ts';
import { stopReminder, stopReminders } from '../reminders/reminders.ts';
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
  submission: NewSubmission,
): Promise<Submission> {
  const { id, key, at, transition, version } = submission;
  const number = submission.numbered(await nextReceipt(tx, submission.day));
  const event = transition === 'submit' ? 'application_submitted' : 'correction_answered';
  await advance(tx, {
    ...{ applicationId, key, transition, base: null, now: at },
    by: { kind: 'applicant', id: contactId, role: 'applicant' },
    data: submission.told(number),
    notices: [{ key, event, data: { number, version } }],
    effect: async () => {
      await insert(tx, applicationId, contactId, number, submission);
      await answerCorrections(tx, applicationId, id, at);
      await list(tx, applicationId, submission);
    },
  });
  return (await readSubmission(tx, applicationId, id))!.submission;
}

async function insert(
  tx: Tx,
  applicationId: string,
  contactId: string,
  number: string,
  { id, version, snapshot, digest, draftVersion, at }: NewSubmission,
): Promise<void> {
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
}

/** Whatever was asked to be corrected is answered by the next version, and nobody is reminded of it any more. */
async function answerCorrections(tx: Tx, applicationId: string, version: string, at: Date): Promise<void> {
  const where = { applicationId, answeredAt: null };
  const waiting = await tx.correction.findMany({ where, select: { id: true } });
  if (waiting.length === 0) return;
  await tx.correction.updateMany({ where, data: { answeredBy: version, answeredAt: at } });
  for (const { id } of waiting) await stopReminder(tx, 'correction', id, at);
}

/** What it is listed and found by, the numbers of all its receipts among them. */
async function list(tx: Tx, id: string, { listing, snapshot, at }: NewSubmission): Promise<void> {
  const { title, leadName, field, names } = listing;
  const receipts = await tx.submission.findMany({ where: { applicationId: id }, select: { number: true } });
  const terms = searchTerms([title, leadName, ...names, ...receipts.map(({ number }) => number)]);
  await tx.application.update({
    where: { id },
    data: {
      ...{ title, leadName, field, searchTerms: terms, submittedAt: at },
      // What is handed in keeps the wording that it was handed in under.
      ...{ packId: snapshot.pack.id, packVersion: snapshot.pack.version },
    },
  });
}

async function withdraw(
  tx: Tx,
  applicationId: string,
  id: string,
  now: Date,
  decide: (submission: Submission, state: LifeState) => Withdrawal | null,
): Promise<Submission | null> {
  const found = await readSubmission(tx, applicationId, id);
  if (found === null) return null;
  const withdrawal = decide(found.submission, await lifeStateOf(tx, applicationId));
  if (withdrawal === null) return found.submission;
  const { key, by, data } = withdrawal;
  await advance(tx, {
    ...{ applicationId, key, now, data, base: null, transition: 'withdraw' },
    by: { kind: 'applicant', id: by, role: 'applicant' },
    notices: [{ key, event: 'application_withdrawn', data }],
    effect: async () => {
      await tx.submission.update({ where: { id }, data: { state: 'withdrawn', withdrawnAt: now } });
      await stopReminders(tx, applicationId, now);
    },
  });
  return { ...found.submission, state: 'withdrawn' };
}
