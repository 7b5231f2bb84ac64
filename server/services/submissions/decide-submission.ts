import type { Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { ServerError } from '../../errors.ts';
import { SUBMISSION_REASONS } from '../../phrases/submissions.ts';
import { standingOf } from '../applications/standing.ts';
import { idFrom } from '../id-from.ts';
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
 * @throws {ServerError} `draft_changed`, `not_in_force`, `not_complete`
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
  requireComplete(pack, ground, now);
  const about = { id, snapshot, digest: digestOf(snapshot), draftVersion: version, at: now };
  return { handIn: numbered(ground, about, key) };
}

function requireComplete(pack: Pack, { draft }: Ground, now: Date): void {
  if (!isInForce(pack, now)) throw new ServerError(422, 'not_in_force', pack.wording.not_in_force);
  const missing = missingLines(pack, standingOf(pack, draft));
  if (missing.length === 0) return;
  const reason = SUBMISSION_REASONS.notComplete(missing.map(({ text }) => text));
  throw new ServerError(422, 'not_complete', reason, { extra: { missing } });
}

type Unnumbered = Omit<NewSubmission, 'version' | 'day' | 'numbered' | 'event'>;

function numbered({ submissions, current, person }: Ground, about: Unnumbered, key: string): NewSubmission {
  const day = shanghaiDay(about.at.getTime());
  const version = (submissions[0]?.version ?? 0) + 1;
  const superseded: { supersedes?: number } = current ? { supersedes: current.submission.version } : {};
  return {
    ...about,
    version,
    day,
    numbered: (count) => receiptNumber(day, count),
    event: (number) => ({
      id: idFrom(key, 'event:submitted'),
      ...{ type: 'submitted', by: person.id, at: about.at },
      data: { submission: about.id, number, version, ...superseded },
    }),
  };
}
