import { z } from 'zod';
import { applicationParams, evaluationSchema, memberSchema } from './applications.ts';
import { digestSchema, idSchema, personSchema, timeSchema, valueSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { fileSchema, findingSchema } from './papers.ts';

/** `submitted`: the office has it; `withdrawn`; `superseded`: a later version took its place, this one is kept. */
export const submissionStateSchema = z.enum(['submitted', 'withdrawn', 'superseded']);

export const submissionSummarySchema = z.strictObject({
  id: idSchema,
  /** The receipt's number, as written on it. */
  number: z.string(),
  /** 1 for the first version of an application. */
  version: z.number().int(),
  state: submissionStateSchema,
  at: timeSchema,
  by: personSchema,
  /** sha256 over the snapshot. */
  digest: digestSchema,
});

/** What was handed in, never changed afterwards. */
export const snapshotSchema = z.strictObject({
  application: idSchema,
  organisation: z.strictObject({ id: idSchema, name: z.string(), code: z.string() }),
  pack: z.strictObject({ id: z.string(), version: z.string(), digest: digestSchema }),
  facts: z.record(z.string(), valueSchema),
  form: z.record(z.string(), valueSchema),
  members: z.array(memberSchema),
  evaluation: evaluationSchema,
  files: z.array(fileSchema.omit({ state: true, scan: true, check: true })),
  findings: z.array(findingSchema),
  submittedAt: timeSchema,
  submittedBy: personSchema,
});

/** One line of the last page, with where to mend it. */
const lineSchema = z.strictObject({
  text: z.string(),
  /** In the mini-app, below the application; null where there is nothing to mend. */
  link: z.string().nullable(),
  clauses: z.array(z.string()),
});
export const previewSchema = z.strictObject({
  complete: z.array(lineSchema),
  /** Open, but no bar to handing in. */
  open: z.array(lineSchema),
  /** What the officer will judge. */
  officer: z.array(lineSchema),
  /** Without these it cannot be handed in. */
  missing: z.array(lineSchema),
  /** Of the draft that this preview was made of. */
  version: z.number().int(),
});

const submissionParams = applicationParams.extend({ submission: idSchema });

export const submissionEndpoints = {
  preview: endpoint({
    id: 'submissions.preview',
    method: 'GET',
    path: '/api/applications/:application/submission-preview',
    summary: 'What is complete, what is open, what the officer will judge',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    response: previewSchema,
  }),
  submit: endpoint({
    id: 'submissions.create',
    method: 'POST',
    path: '/api/applications/:application/submissions',
    summary: 'Hands in a version; asked twice, or by two at once, it is handed in once',
    access: 'application.submit',
    limit: 'write',
    params: applicationParams,
    /** `version`: the draft's version that the person saw on the last page. */
    body: z.strictObject({ version: z.number().int() }),
    response: submissionSummarySchema,
    problems: ['draft_changed', 'not_complete', 'not_in_force'],
  }),
  list: endpoint({
    id: 'submissions.list',
    method: 'GET',
    path: '/api/applications/:application/submissions',
    summary: 'All versions handed in, latest first',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    response: z.strictObject({ items: z.array(submissionSummarySchema) }),
  }),
  read: endpoint({
    id: 'submissions.read',
    method: 'GET',
    path: '/api/applications/:application/submissions/:submission',
    summary: 'One version as it was handed in',
    access: 'application.read',
    limit: 'read',
    params: submissionParams,
    response: submissionSummarySchema.extend({ snapshot: snapshotSchema }),
  }),
  withdraw: endpoint({
    id: 'submissions.withdraw',
    method: 'POST',
    path: '/api/applications/:application/submissions/:submission/withdraw',
    summary: 'Takes a version back while nobody has begun to review it',
    access: 'application.withdraw',
    limit: 'write',
    params: submissionParams,
    response: submissionSummarySchema,
    problems: ['not_withdrawable'],
  }),
};
