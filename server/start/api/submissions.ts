import type { Route } from '../../routes/api/handler.ts';
import { createSubmissionRoutes } from '../../routes/api/submissions.ts';
import type { AfterChange } from '../../services/applications/ports.ts';
import { createPreviewSubmission } from '../../services/submissions/preview-submission.ts';
import { createListSubmissions, createReadSubmission } from '../../services/submissions/read-submissions.ts';
import { createSubmit } from '../../services/submissions/submit.ts';
import { createWithdrawSubmission } from '../../services/submissions/withdraw-submission.ts';
import { createSubmissions } from '../../stores/submissions/submissions.ts';
import type { ApiParts } from '../api.ts';

/** @param afterChange told of every version handed in or taken back */
export function createSubmissionsApi(
  { packs, prisma }: ApiParts,
  afterChange: AfterChange = () => {},
): Route[] {
  const deps = { packs, submissions: createSubmissions(prisma), afterChange };
  return createSubmissionRoutes({
    preview: createPreviewSubmission(deps),
    submit: createSubmit(deps),
    list: createListSubmissions(deps),
    read: createReadSubmission(deps),
    withdraw: createWithdrawSubmission(deps),
  });
}
