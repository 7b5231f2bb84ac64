import { submissionEndpoints } from '../../contract/submissions.ts';
import type { createPreviewSubmission } from '../../services/submissions/preview-submission.ts';
import type {
  createListSubmissions,
  createReadSubmission,
} from '../../services/submissions/read-submissions.ts';
import type { createSubmit } from '../../services/submissions/submit.ts';
import type { createWithdrawSubmission } from '../../services/submissions/withdraw-submission.ts';
import { route, type Route } from './handler.ts';

export interface SubmissionServices {
  preview: ReturnType<typeof createPreviewSubmission>;
  submit: ReturnType<typeof createSubmit>;
  list: ReturnType<typeof createListSubmissions>;
  read: ReturnType<typeof createReadSubmission>;
  withdraw: ReturnType<typeof createWithdrawSubmission>;
}

export function createSubmissionRoutes(services: SubmissionServices): Route[] {
  const { preview, submit, list, read, withdraw } = submissionEndpoints;
  return [
    route(preview, ({ params, actor, now }) => services.preview(params.application, actor.contactId, now)),
    route(submit, ({ params, body, actor, key, now }) =>
      services.submit({ ...params, ...body, contactId: actor.contactId, key, now }),
    ),
    route(list, ({ params }) => services.list(params.application)),
    route(read, ({ params }) => services.read(params.application, params.submission)),
    route(withdraw, ({ params, actor, key, now }) =>
      services.withdraw({ ...params, contactId: actor.contactId, key, now }),
    ),
  ];
}
