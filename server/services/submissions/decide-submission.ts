import type { Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { ServerError } from '../../errors.ts';
import { SUBMISSION_REASONS } from '../../phrases/submissions.ts';
import { standingOf } from '../applications/standing.ts';
import { idFrom } from '../id-from.ts';
import { nextState } from '../life/machine.ts';
import { listingOf } from './listing.ts';
import { isTheirs } from '../programme/pack-of.ts';
import { isInForce, missingLines } from './missing-lines.ts';
import type { Ground, NewSubmission, Verdict } from './ports.ts';
import { receiptNumber } from './receipt-number.ts';
import { contentDigest, digestOf, snapshotOf } from './snapshot.ts';

interface Asked {
  /** The draft's version that the person saw. */
  version: number;
  key: string;
  now: Date;
}

/**
 * Whether this hands in a version, or one stands already: made by this very request, or by another that handed in the same.
 * @throws {ServerError} `draft_changed`, `impossible_step`, `not_in_force`, `not_complete`
 */
export function decideSubmission(pack: Pack, ground: Ground, { version, key, now }: Asked): Verdict {
  const { draft, submissions, current } = ground;
  const id = idFrom(key, 'submission');
  const mine = submissions.find((submission) => submission.id === id);
  if (mine) return { standing: mine };
  const snapshot = snapshotOf(pack, ground, now);
  if (current && contentDigest(current.snapshot) === contentDigest(snapshot)) {
    return { standing: current.submission };
  }
  if (version !== draft.version) {
    throw new ServerError(409, 'draft_changed', SUBMISSION_REASONS.draftChanged, {
      extra: { version: draft.version },
    });
  }
  const transition = draft.state === 'correction_requested' ? ('resubmit' as const) : ('submit' as const);
  nextState(draft.state, transition, 'applicant');
  requireComplete(pack, ground, now);
  const about = { id, snapshot, digest: digestOf(snapshot), draftVersion: version, at: now, transition };
  return { handIn: { ...numbered(ground, about), key, listing: listingOf(pack, draft) } };
}

function requireComplete(pack: Pack, { draft }: Ground, now: Date): void {
  if (isTheirs(draft) && !isInForce(pack, now))
    throw new ServerError(422, 'not_in_force', pack.wording.not_in_force);
  const missing = missingLines(pack, standingOf(pack, draft));
  if (missing.length === 0) return;
  const reason = SUBMISSION_REASONS.notComplete(missing.map(({ text }) => text));
  throw new ServerError(422, 'not_complete', reason, { extra: { missing } });
}

type Unnumbered = Pick<NewSubmission, 'id' | 'snapshot' | 'digest' | 'draftVersion' | 'at' | 'transition'>;
type Numbered = Omit<NewSubmission, 'key' | 'listing'>;

function numbered<A extends Unnumbered>({ submissions, current }: Ground, about: A): A & Numbered {
  const day = shanghaiDay(about.at.getTime());
  const version = (submissions[0]?.version ?? 0) + 1;
  const superseded: { supersedes?: number } = current ? { supersedes: current.submission.version } : {};
  return {
    ...about,
    version,
    day,
    numbered: (count) => receiptNumber(day, count),
    told: (number) => ({ submission: about.id, number, version, digest: about.digest, ...superseded }),
  };
}
