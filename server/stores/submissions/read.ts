import type { Ground, Snapshot, Submission, SubmissionState } from '../../services/submissions/ports.ts';
import { namesOf, personOf, readDraft } from '../applications/read.ts';
import type { Tx } from '../applications/hold.ts';
import type { Submission as Row } from '../prisma-client/client.ts';
import { readPapers } from './papers.ts';

type Listed = Omit<Row, 'snapshot' | 'draftVersion' | 'withdrawnAt'>;

/** Latest first. */
export async function listSubmissions(tx: Tx, applicationId: string): Promise<Submission[]> {
  const rows = await tx.submission.findMany({
    where: { applicationId },
    orderBy: { version: 'desc' },
    omit: { snapshot: true },
  });
  return presentAll(tx, rows);
}

export async function readSubmission(tx: Tx, applicationId: string, id: string) {
  const row = await tx.submission.findFirst({ where: { id, applicationId } });
  if (row === null) return null;
  return { submission: (await presentAll(tx, [row]))[0]!, snapshot: row.snapshot as unknown as Snapshot };
}

/** The draft, and so its version, is read first: whatever else is newer is what a person who saw less may not hand in. */
export async function readGround(tx: Tx, applicationId: string, contactId: string): Promise<Ground | null> {
  const draft = await readDraft(tx, applicationId);
  if (draft === null) return null;
  const papers = await readPapers(tx, applicationId);
  const submissions = await listSubmissions(tx, applicationId);
  const latest = submissions.find(({ state }) => state === 'submitted');
  const names = await namesOf(tx, [contactId]);
  return {
    ...{ draft, ...papers, submissions },
    current: latest === undefined ? null : await readSubmission(tx, applicationId, latest.id),
    person: personOf(names, contactId),
  };
}

async function presentAll(tx: Tx, rows: readonly Listed[]): Promise<Submission[]> {
  const names = await namesOf(
    tx,
    rows.map(({ submittedBy }) => submittedBy),
  );
  return rows.map(({ id, number, version, state, submittedAt, submittedBy, digest }) => ({
    ...{ id, number, version, digest },
    state: state as SubmissionState,
    at: submittedAt,
    by: personOf(names, submittedBy),
  }));
}
