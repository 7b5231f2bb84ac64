import { ServerError } from '../../errors.ts';
import { CASE_REASONS } from '../../phrases/cases.ts';
import { notFound } from '../applications/read-application.ts';
import type { OfficerDeed } from '../decisions/ports.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { gatherDefects, type Listed } from './defects.ts';
import type { Cases, NewReview, ReadOffice } from './ports.ts';

export interface WorkDeps {
  cases: Cases;
  packs: PackShelf;
  office: ReadOffice;
}

/** A lead gives a case to whom they like; a reviewer only gives back their own. @throws {ServerError} `not_permitted` */
export const createAssignCase =
  ({ cases }: Pick<WorkDeps, 'cases'>) =>
  async (deed: OfficerDeed & { assignee: string | null }): Promise<void> => {
    if (deed.officer.role !== 'lead') {
      const line = (await cases.read(deed.applicationId))?.line;
      const own = deed.assignee === null && line?.assignee?.id === deed.officer.contactId;
      if (!own) throw new ServerError(403, 'not_permitted', CASE_REASONS.onlyOwn);
    }
    await cases.assign(deed);
  };

/** Accepts or returns a document. @throws {ServerError} `not_found`, `reason_needed`, and what `Cases.review` throws */
export const createReviewDocument =
  ({ cases, packs }: Pick<WorkDeps, 'cases' | 'packs'>) =>
  async (review: NewReview): Promise<void> => {
    const ground = await cases.read(review.applicationId);
    if (ground === null) throw notFound();
    const known = packs.of(ground.line).documents.some(({ id }) => id === review.document);
    const handedIn = ground.current.snapshot.files.some(({ document }) => document === review.document);
    if (!known && !handedIn) throw new ServerError(404, 'not_found', CASE_REASONS.unknownDocument);
    if (review.decision === 'returned' && review.reasons.length === 0 && review.words === '') {
      throw new ServerError(422, 'reason_needed', CASE_REASONS.returnReason);
    }
    await cases.review(review);
  };

/** Tells the applicant all defects at once. @throws {ServerError} `nothing_to_correct`, `reason_needed`, and what `Cases.correct` throws */
export const createRequestCorrection =
  ({ cases, packs, office }: WorkDeps) =>
  async ({
    items,
    dueOn,
    ...deed
  }: OfficerDeed & { items: readonly Listed[]; dueOn: string | null }): Promise<void> => {
    const ground = await cases.read(deed.applicationId);
    if (ground === null) throw notFound();
    const pack = packs.of(ground.line);
    const due = dueOn ?? (await office()).correctionDue(deed.now);
    await cases.correct({ ...deed, dueOn: due }, ({ reviews }) => gatherDefects(pack, reviews, items));
  };
