import type { AfterChange } from '../applications/ports.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
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
  (deps: { packs: PackShelf; submissions: Submissions; afterChange: AfterChange }) =>
  async ({ application, version, contactId, key, now }: Command) => {
    const submission = await deps.submissions.submit(application, contactId, (ground) =>
      decideSubmission(packOf(deps.packs, ground.draft, now), ground, { version, key, now }),
    );
    deps.afterChange(application, now, []);
    return presentSubmission(submission);
  };
