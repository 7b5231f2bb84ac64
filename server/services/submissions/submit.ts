import type { Pack } from '../../../bot/policy/pack.ts';
import type { AfterChange } from '../applications/ports.ts';
import { decideSubmission } from './decide-submission.ts';
import type { Submissions } from './ports.ts';
import { presentSubmission } from './present.ts';

interface Command {
  application: string;
  version: number;
  contactId: string;
  key: string;
  now: Date;
}

/** Hands in a version; asked twice, or by two at once, it is handed in once. @throws what `decideSubmission` throws, and `not_found` */
export const createSubmit =
  (deps: { pack: Pack; submissions: Submissions; afterChange: AfterChange }) =>
  async ({ application, version, contactId, key, now }: Command) => {
    const submission = await deps.submissions.submit(application, contactId, (ground) =>
      decideSubmission(deps.pack, ground, { version, key, now }),
    );
    deps.afterChange(application, now, []);
    return presentSubmission(submission);
  };
