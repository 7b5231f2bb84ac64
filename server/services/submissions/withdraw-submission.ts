import { ServerError } from '../../errors.ts';
import { SUBMISSION_REASONS } from '../../phrases/submissions.ts';
import type { AfterChange, NewEvent } from '../applications/ports.ts';
import { notFound } from '../applications/read-application.ts';
import { idFrom } from '../id-from.ts';
import type { Submission, Submissions } from './ports.ts';
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
    const withdrawn = await deps.submissions.withdraw(application, id, now, (submission) =>
      decide(submission, { key, by: contactId, at: now }),
    );
    if (withdrawn === null) throw notFound();
    deps.afterChange(application, now, []);
    return presentSubmission(withdrawn);
  };

function decide(
  { id, state, number, version }: Submission,
  { key, by, at }: { key: string; by: string; at: Date },
): NewEvent | null {
  if (state === 'withdrawn') return null;
  if (state === 'superseded')
    throw new ServerError(409, 'not_withdrawable', SUBMISSION_REASONS.notWithdrawable);
  const data = { submission: id, number, version };
  return { id: idFrom(key, 'event:withdrawn'), type: 'withdrawn', data, by, at };
}
