import type {
  CaseGround,
  CaseNote,
  Correction,
  Defect,
  DocumentReview,
  HandedIn,
  ReviewDecision,
} from '../../services/cases/ports.ts';
import { comparedWith } from '../../services/cases/compared.ts';
import type { Submission } from '../../services/submissions/ports.ts';
import type { Tx } from '../applications/hold.ts';
import { namesOf, personOf } from '../applications/read.ts';
import { readDecisions } from '../decisions/rows.ts';
import { listSubmissions, readSubmission } from '../submissions/read.ts';
import { readLine } from './queue.ts';

/** Null: no such application, or never handed in. */
export async function readCase(tx: Tx, applicationId: string): Promise<CaseGround | null> {
  const line = await readLine(tx, applicationId);
  const versions = line === null ? [] : await listSubmissions(tx, applicationId);
  if (line === null || versions.length === 0) return null;
  const corrections = await readCorrections(tx, applicationId);
  const latest = currentOf(versions);
  const earlier = comparedWith(latest, versions, corrections);
  const current = (await handedIn(tx, applicationId, latest.id))!;
  const compared = earlier && (await handedIn(tx, applicationId, earlier.id));
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: current.snapshot.organisation.id },
    select: { id: true, name: true, code: true },
  });
  const of = [current, compared].flatMap((version) => (version ? [version.submission.id] : []));
  return {
    ...{ line, organisation, versions, current, compared, corrections },
    reviews: await readReviews(tx, of),
    decisions: await readDecisions(tx, applicationId),
    notes: await readNotes(tx, applicationId),
  };
}

/** What the office has; where it was taken back, what it had last. */
export const currentOf = (versions: readonly Submission[]): Submission =>
  versions.find(({ state }) => state === 'submitted') ?? versions[0]!;

const handedIn = (tx: Tx, applicationId: string, id: string): Promise<HandedIn | null> =>
  readSubmission(tx, applicationId, id);

export async function readReviews(tx: Tx, submissions: readonly string[]): Promise<DocumentReview[]> {
  const rows = await tx.documentReview.findMany({ where: { submissionId: { in: [...submissions] } } });
  const names = await namesOf(
    tx,
    rows.map(({ officerId }) => officerId),
  );
  return rows.map(({ submissionId, documentId, decision, reasons, words, version, officerId, at }) => ({
    ...{ submissionId, documentId, words, version, at },
    decision: decision as ReviewDecision,
    reasons: reasons as string[],
    by: personOf(names, officerId),
  }));
}

/** Latest first. */
export async function readCorrections(tx: Tx, applicationId: string): Promise<Correction[]> {
  const rows = await tx.correction.findMany({
    where: { applicationId },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
  });
  const names = await namesOf(
    tx,
    rows.map(({ officerId }) => officerId),
  );
  return rows.map(({ id, submissionId, items, officerId, requestedAt, dueOn, answeredBy, answeredAt }) => ({
    ...{ id, submissionId, dueOn, answeredBy, answeredAt },
    at: requestedAt,
    by: personOf(names, officerId),
    items: items as unknown as Defect[],
  }));
}

/** In the order in which they were written. */
async function readNotes(tx: Tx, applicationId: string): Promise<CaseNote[]> {
  const rows = await tx.caseNote.findMany({
    where: { applicationId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const names = await namesOf(
    tx,
    rows.map(({ officerId }) => officerId),
  );
  return rows.map(({ id, officerId, at, text }) => ({ id, at, text, by: personOf(names, officerId) }));
}
