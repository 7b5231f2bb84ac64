import { ServerError } from '../../errors.ts';
import type { LifeState } from '../../contract/life.ts';
import { STATE_WORDS } from '../../phrases/life.ts';
import { SUBMISSION_REASONS } from '../../phrases/submissions.ts';
import type { AfterChange } from '../applications/ports.ts';
import { notFound } from '../applications/read-application.ts';
import { TRANSITIONS } from '../life/machine.ts';
import type { Submission, Submissions, Withdrawal } from './ports.ts';
import { presentSubmission } from './present.ts';

interface Command {
  application: string;
  submission: string;
  contactId: string;
  key: string;
  now: Date;
}

/** Takes a version back while nobody has begun to review it; again, it stays as it is. @throws {ServerError} `not_found`, `not_withdrawable` */
export const createWithdrawSubmission =
  (deps: { submissions: Submissions; afterChange: AfterChange }) =>
  async ({ application, submission: id, contactId, key, now }: Command) => {
    const withdrawn = await deps.submissions.withdraw(application, id, now, (submission, state) =>
      decide(submission, state, { key, by: contactId }),
    );
    if (withdrawn === null) throw notFound();
    deps.afterChange(application, now, []);
    return presentSubmission(withdrawn);
  };

function decide(
  { id, state, number, version }: Submission,
  life: LifeState,
  { key, by }: Pick<Withdrawal, 'key' | 'by'>,
): Withdrawal | null {
  if (state === 'withdrawn') return null;
  if (state === 'superseded')
    throw new ServerError(409, 'not_withdrawable', SUBMISSION_REASONS.notWithdrawable);
  const from: readonly LifeState[] = TRANSITIONS.withdraw.from;
  if (!from.includes(life)) {
    const reason = SUBMISSION_REASONS.reviewBegun(STATE_WORDS[life]);
    throw new ServerError(409, 'not_withdrawable', reason, { extra: { state: life } });
  }
  return { key, by, data: { submission: id, number, version } };
}
