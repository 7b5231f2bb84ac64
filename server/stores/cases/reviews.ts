import { ServerError } from '../../errors.ts';
import { CASE_REASONS } from '../../phrases/cases.ts';
import { STATE_WORDS } from '../../phrases/life.ts';
import type { CorrectionGround, Defect, NewReview } from '../../services/cases/ports.ts';
import type { OfficerDeed } from '../../services/decisions/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { namesOf } from '../applications/read.ts';
import type { PrismaClient } from '../database.ts';
import { officerOf } from '../decisions/carry-out.ts';
import { requireNoProposal } from '../decisions/decisions.ts';
import { act, advance } from '../life/advance.ts';
import type { Prisma } from '../prisma-client/client.ts';
import { listSubmissions, readSubmission } from '../submissions/read.ts';
import { currentOf, readReviews } from './read.ts';
import { lifeStateOf } from './standing.ts';

type NewCorrection = OfficerDeed & { dueOn: string | null };
type Gather = (ground: CorrectionGround) => readonly Defect[];
/** What else a correction causes, such as reminders, in the same transaction. */
export type OnCorrection = (
  tx: Tx,
  correction: { id: string; applicationId: string; dueOn: string | null; at: Date },
) => Promise<void>;

/** What officers say of papers, and all defects told at once. */
export function createReviews(prisma: PrismaClient, onCorrection: OnCorrection) {
  return {
    review: (review: NewReview) =>
      whileHolding(prisma, review.applicationId, (tx) => writeReview(tx, review)),
    correct: (deed: NewCorrection, gather: Gather) =>
      whileHolding(prisma, deed.applicationId, (tx) => correct(tx, deed, gather, onCorrection)),
  };
}

/** Held against the version of this one review: colleagues who look at other papers are in nobody's way. */
async function writeReview(tx: Tx, review: NewReview): Promise<void> {
  const { applicationId, submission, document, decision, key, now } = review;
  await act(tx, {
    ...{ applicationId, base: null, key, now, by: officerOf(review), action: 'document_reviewed' },
    data: { submission, document, decision },
    effect: async () => {
      await requireUnderReview(tx, review);
      await requireNoProposal(tx, applicationId);
      await upsert(tx, review);
    },
  });
}

async function requireUnderReview(tx: Tx, { applicationId, submission }: NewReview): Promise<void> {
  const state = await lifeStateOf(tx, applicationId);
  if (state !== 'under_review') {
    const reason = CASE_REASONS.notReviewing(STATE_WORDS[state]);
    throw new ServerError(409, 'impossible_step', reason, { extra: { state } });
  }
  const current = currentOf(await listSubmissions(tx, applicationId));
  if (current.id !== submission) throw new ServerError(409, 'case_changed', CASE_REASONS.newVersion);
}

async function upsert(tx: Tx, review: NewReview): Promise<void> {
  const { applicationId, submission: submissionId, document: documentId, officer, now } = review;
  const where = { submissionId_documentId: { submissionId, documentId } };
  const there = await tx.documentReview.findUnique({ where });
  if ((there?.version ?? 0) !== review.reviewBase) {
    const [theirs] = (await readReviews(tx, [submissionId])).filter((one) => one.documentId === documentId);
    const name = (await namesOf(tx, [there?.officerId ?? null])).get(there?.officerId ?? '') ?? '';
    throw new ServerError(409, 'review_changed', CASE_REASONS.reviewChanged(name), { extra: { theirs } });
  }
  const said = {
    decision: review.decision,
    reasons: [...review.reasons],
    words: review.words,
    ...{ version: review.reviewBase + 1, officerId: officer.contactId, at: now },
  };
  await tx.documentReview.upsert({
    where,
    create: { submissionId, documentId, applicationId, ...said },
    update: said,
  });
}

async function correct(tx: Tx, deed: NewCorrection, gather: Gather, also: OnCorrection): Promise<void> {
  const { applicationId, base, key, now, dueOn, officer } = deed;
  const id = idFrom(key, 'correction');
  const there = await tx.correction.findUnique({ where: { id } });
  const ground = await groundOf(tx, applicationId);
  const items = there ? (there.items as unknown as Defect[]) : gather(ground);
  const told = { correction: id, items: items.map(({ title, reasons, link }) => ({ title, reasons, link })) };
  await advance(tx, {
    ...{ applicationId, base, key, now, by: officerOf(deed), transition: 'request_correction' },
    data: { ...told, dueOn },
    notices: [noticeOf(applicationId, key, items, dueOn)],
    effect: async () => {
      await requireNoProposal(tx, applicationId);
      await tx.correction.create({
        data: {
          ...{ id, applicationId, dueOn, officerId: officer.contactId, requestedAt: now },
          submissionId: ground.current.submission.id,
          items: items as unknown as Prisma.InputJsonArray,
        },
      });
      await also(tx, { id, applicationId, dueOn, at: now });
    },
  });
}

async function groundOf(tx: Tx, applicationId: string): Promise<CorrectionGround> {
  const { id } = currentOf(await listSubmissions(tx, applicationId));
  const current = (await readSubmission(tx, applicationId, id))!;
  return { current, reviews: await readReviews(tx, [id]) };
}

/** One defect leads to the very place where it is mended, several to the list of them. */
function noticeOf(applicationId: string, key: string, items: readonly Defect[], dueOn: string | null) {
  const home = `/applications/${applicationId}`;
  const all = `${home}/corrections`;
  const only = items.length === 1 ? items[0]!.link : null;
  const data = {
    items: items.map(({ title, reasons, words, link }) => ({
      title,
      reason: [...reasons, words].filter((part) => part !== '').join(' '),
      link: link === null ? all : home + link,
    })),
    count: items.length,
    dueOn,
    link: only === null ? all : home + only,
  };
  return { key, event: 'correction_requested', data };
}
