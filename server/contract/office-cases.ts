import { z } from 'zod';
import { eventSchema } from './applications.ts';
import { idSchema, pageOf, pageQuery } from './common.ts';
import { endpoint } from './endpoint.ts';
import { lifeStateSchema } from './life.ts';
import {
  baseSchema,
  caseLineSchema,
  caseParams,
  caseSchema,
  daySchema,
  decisionKindSchema,
  defectSubjectSchema,
  fileTextSchema,
  packIdSchema,
  reviewDecisionSchema,
} from './office-case.ts';
import { linkSchema } from './papers.ts';

export const queueQuery = pageQuery.extend({
  /** States, joined by commas; absent: all but drafts. */
  states: z
    .string()
    .max(200)
    .regex(/^[a-z_]+(,[a-z_]+)*$/)
    .optional(),
  field: packIdSchema.optional(),
  /** `me`, `none`, or an officer's id. */
  assignee: z.union([z.enum(['me', 'none']), idSchema]).optional(),
  /** Names, credit codes, receipt and filing numbers, or parts of them; several words must all be found. */
  search: z.string().trim().max(60).optional(),
  /** In its state since before this day in Shanghai. */
  before: daySchema.optional(),
  /** In which the latest version was handed in. */
  year: z.coerce.number().int().min(2000).max(2999).optional(),
  /** By how long it has been in its state. */
  order: z.enum(['oldest', 'latest']).default('oldest'),
});

const versioned = z.strictObject({ base: baseSchema });
const decisionParams = caseParams.extend({ decision: idSchema });
const fileParams = caseParams.extend({ file: idSchema });
const documentParams = caseParams.extend({ document: z.string().max(61) });
const reasonsSchema = z.array(z.string().trim().min(1).max(200)).max(20);
const wordsSchema = z.string().trim().max(2000);

export const officeCaseEndpoints = {
  queue: endpoint({
    id: 'office_cases.queue',
    method: 'GET',
    path: '/api/office/queue',
    summary: 'Cases by state, field, officer and age, or by parts of names and numbers',
    access: 'office.read',
    limit: 'read',
    query: queueQuery,
    response: pageOf(caseLineSchema),
  }),
  counts: endpoint({
    id: 'office_cases.counts',
    method: 'GET',
    path: '/api/office/queue/counts',
    summary: 'How many wait: by state, mine, nobody’s, and decisions that wait for a second officer',
    access: 'office.read',
    limit: 'read',
    response: z.strictObject({
      states: z.array(z.strictObject({ state: lifeStateSchema, count: z.number().int() })),
      /** Under work at the office, neither filed nor ended. */
      mine: z.number().int(),
      unassigned: z.number().int(),
      /** Proposed by others than the person who asks. */
      toConfirm: z.number().int(),
      /** Values of the pack's field with their labels, for the filter. */
      fields: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    }),
  }),
  read: endpoint({
    id: 'office_cases.read',
    method: 'GET',
    path: '/api/office/cases/:application',
    summary: 'One case whole, with what changed since the version before',
    access: 'office.read',
    limit: 'read',
    params: caseParams,
    response: caseSchema,
  }),
  history: endpoint({
    id: 'office_cases.history',
    method: 'GET',
    path: '/api/office/cases/:application/history',
    summary: 'What happened, latest first, in sentences',
    access: 'office.read',
    limit: 'read',
    params: caseParams,
    query: pageQuery,
    response: pageOf(eventSchema),
  }),
  take: endpoint({
    id: 'office_cases.take',
    method: 'POST',
    path: '/api/office/cases/:application/take',
    summary: 'Takes a case that nobody has; two cannot take the same one',
    access: 'office.review',
    limit: 'write',
    params: caseParams,
    response: caseSchema,
    problems: ['taken'],
  }),
  assign: endpoint({
    id: 'office_cases.assign',
    method: 'POST',
    path: '/api/office/cases/:application/assignee',
    summary: 'Gives a case to an officer, or to nobody; reviewers may only give back their own',
    access: 'office.review',
    limit: 'write',
    params: caseParams,
    body: versioned.extend({ officer: idSchema.nullable() }),
    response: caseSchema,
    problems: ['case_changed', 'not_permitted', 'no_such_officer'],
  }),
  begin: endpoint({
    id: 'office_cases.begin',
    method: 'POST',
    path: '/api/office/cases/:application/begin',
    summary:
      'Begins the review: from now on the applicant cannot take it back; takes the case where nobody has it',
    access: 'office.review',
    limit: 'write',
    params: caseParams,
    body: versioned,
    response: caseSchema,
    problems: ['case_changed', 'impossible_step'],
  }),
  reviewDocument: endpoint({
    id: 'office_cases.review_document',
    method: 'PUT',
    path: '/api/office/cases/:application/documents/:document/review',
    summary:
      'Accepts or returns one document; against the version of this one review, so that colleagues work side by side',
    access: 'office.review',
    limit: 'write',
    params: documentParams,
    body: z.strictObject({
      submission: idSchema,
      /** `version` of the review that the officer saw; 0 where there was none. */
      base: z.number().int().nonnegative(),
      decision: reviewDecisionSchema,
      reasons: reasonsSchema.default([]),
      words: wordsSchema.default(''),
    }),
    response: caseSchema,
    /** `review_changed` brings the colleague's review as `theirs`. */
    problems: ['case_changed', 'review_changed', 'impossible_step', 'reason_needed'],
  }),
  correct: endpoint({
    id: 'office_cases.correct',
    method: 'POST',
    path: '/api/office/cases/:application/corrections',
    summary: 'Tells the applicant all defects at once: every document returned, and what is listed beside',
    access: 'office.review',
    limit: 'write',
    params: caseParams,
    body: versioned.extend({
      /** Beside the returned documents. */
      items: z
        .array(
          z.strictObject({
            subject: defectSubjectSchema.exclude(['document']),
            id: packIdSchema.nullable().default(null),
            reasons: reasonsSchema.default([]),
            words: wordsSchema.default(''),
          }),
        )
        .max(100)
        .default([]),
      dueOn: daySchema.nullable().default(null),
    }),
    response: caseSchema,
    problems: ['case_changed', 'impossible_step', 'nothing_to_correct', 'reason_needed'],
  }),
  note: endpoint({
    id: 'office_cases.note',
    method: 'POST',
    path: '/api/office/cases/:application/notes',
    summary:
      'A note among officers; applicants never see it. It needs no version: a note is never lost to another',
    access: 'office.review',
    limit: 'write',
    params: caseParams,
    body: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
    response: caseSchema,
  }),
  decide: endpoint({
    id: 'office_cases.decide',
    method: 'POST',
    path: '/api/office/cases/:application/decisions',
    summary: 'Approves or refuses; where the office wants four eyes, proposes it to a second officer',
    access: 'office.review',
    limit: 'write',
    params: caseParams,
    body: versioned.extend({
      kind: decisionKindSchema.exclude(['cancel']),
      /** Rules of the case's pack; a refusal names at least one. */
      rules: z.array(packIdSchema).max(60).default([]),
      words: wordsSchema.default(''),
    }),
    response: caseSchema,
    problems: ['case_changed', 'impossible_step', 'reason_needed', 'proposed_already', 'documents_open'],
  }),
  confirm: endpoint({
    id: 'office_cases.confirm',
    method: 'POST',
    path: '/api/office/cases/:application/decisions/:decision/confirm',
    summary: 'A second officer carries out what was proposed',
    access: 'office.review',
    limit: 'write',
    params: decisionParams,
    body: versioned,
    response: caseSchema,
    problems: ['case_changed', 'impossible_step', 'decided_already', 'own_proposal'],
  }),
  decline: endpoint({
    id: 'office_cases.decline',
    method: 'POST',
    path: '/api/office/cases/:application/decisions/:decision/decline',
    summary: 'A second officer turns a proposal down, with a reason',
    access: 'office.review',
    limit: 'write',
    params: decisionParams,
    body: versioned.extend({ reason: z.string().trim().min(2).max(1000) }),
    response: caseSchema,
    problems: ['case_changed', 'decided_already', 'own_proposal'],
  }),
  retract: endpoint({
    id: 'office_cases.retract',
    method: 'POST',
    path: '/api/office/cases/:application/decisions/:decision/withdraw',
    summary: 'Who proposed a decision takes it back while nobody has confirmed it',
    access: 'office.review',
    limit: 'write',
    params: decisionParams,
    body: versioned,
    response: caseSchema,
    problems: ['case_changed', 'decided_already', 'not_own_proposal'],
  }),
  link: endpoint({
    id: 'office_cases.file_link',
    method: 'POST',
    path: '/api/office/cases/:application/files/:file/link',
    summary: 'A signed address of a file that was handed in, valid for ten minutes',
    access: 'office.read',
    limit: 'write',
    params: fileParams,
    body: z.strictObject({ as: z.enum(['original', 'preview']).default('original') }),
    response: linkSchema,
    problems: ['scan_waiting', 'infected', 'no_preview'],
  }),
  text: endpoint({
    id: 'office_cases.file_text',
    method: 'GET',
    path: '/api/office/cases/:application/files/:file/text',
    summary: 'The text of a Word document or PDF that was handed in',
    access: 'office.read',
    limit: 'heavy',
    params: fileParams,
    response: fileTextSchema,
    problems: ['scan_waiting', 'infected', 'no_preview'],
  }),
};
