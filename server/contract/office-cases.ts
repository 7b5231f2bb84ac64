import { z } from 'zod';
import { evaluationSchema, countCheckSchema, eventSchema, memberSchema } from './applications.ts';
import { digestSchema, idSchema, pageOf, pageQuery, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { lifeStateSchema } from './life.ts';
import { FILE_KINDS, findingSchema, linkSchema } from './papers.ts';

/** A case is an application as the office sees it: what was handed in, never the draft that goes on beside it. */
export const caseParams = z.strictObject({ application: idSchema });
export const daySchema = z.iso.date();
/** The case's version that the officer saw; 409 `case_changed` where it has moved on. */
export const baseSchema = z.number().int().nonnegative();
/** Ids of the pack: facts, fields, rules, documents. */
const packIdSchema = z.string().regex(/^[a-z][a-z0-9_.]{0,60}$/);

/** How long a case has been in its state, in working days of the calendar. */
export const clockSchema = z.strictObject({
  since: timeSchema,
  workingDays: z.number().int(),
  /** The office's own limit for this state; null where it has set none. */
  limit: z.number().int().nullable(),
  over: z.boolean(),
  /** Counted in part by weekends alone: the year's holidays have not been published. */
  provisional: z.boolean(),
});

export const caseLineSchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  leadName: z.string(),
  /** Value of the pack's field fact, and its label; empty where there is none. */
  field: z.string(),
  fieldLabel: z.string(),
  state: lifeStateSchema,
  clock: clockSchema.nullable(),
  submittedAt: timeSchema.nullable(),
  /** Of the latest submission: the receipt's number, and 1 for a first version. */
  number: z.string().nullable(),
  version: z.number().int(),
  assignee: personSchema.nullable(),
  assignedAt: timeSchema.nullable(),
  /** A decision that waits for a second officer. */
  proposed: z.enum(['approve', 'refuse', 'cancel']).nullable(),
  caseVersion: z.number().int(),
});

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

const clauseSchema = z.strictObject({ id: z.string(), text: z.string() });
/** A value in words; `before`: what the version before said, where that differs; absent where nothing changed. */
const changed = { before: z.string().nullable().optional() };

const caseFactSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** The answer in words; null: not answered. */
  value: z.string().nullable(),
  clauses: z.array(z.string()),
  ...changed,
});
const caseRuleSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  strength: z.enum(['must', 'in_principle', 'inferred', 'encouraged']),
  /** In words, as the pack says it. */
  strengthLabel: z.string(),
  status: z.enum(['met', 'unmet', 'open', 'not_applicable']),
  clauses: z.array(z.string()),
  nextStep: z.string(),
  facts: z.array(z.string()),
  /** Of the version before, where it differs. */
  before: z.enum(['met', 'unmet', 'open', 'not_applicable']).optional(),
});
const caseFieldSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  personal: z.boolean(),
  ...changed,
});
const caseMemberSchema = memberSchema.extend({
  kindLabel: z.string(),
  change: z.enum(['same', 'added', 'changed', 'removed']),
  /** As the version before had it, where it was changed. */
  before: memberSchema.extend({ kindLabel: z.string() }).nullable(),
});

export const caseFileSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  kind: z.enum(FILE_KINDS),
  bytes: z.number().int(),
  pages: z.number().int().nullable(),
  sha256: digestSchema,
  by: personSchema,
  at: timeSchema,
  change: z.enum(['same', 'added', 'removed']),
  /** The file of the version before that it took the place of. */
  replaces: idSchema.nullable(),
  /** How the reading pane shows it: a PDF or a picture by its preview, Word as text, others only by opening them. */
  pane: z.enum(['pdf', 'picture', 'text', 'none']),
});

/** `open`: not looked at, or taken back. */
export const reviewDecisionSchema = z.enum(['open', 'accepted', 'returned']);
export const documentReviewSchema = z.strictObject({
  decision: reviewDecisionSchema,
  /** From the office's list. */
  reasons: z.array(z.string()),
  /** In the officer's own words. */
  words: z.string(),
  by: personSchema,
  at: timeSchema,
  /** Grows with every change; 0 for none yet. */
  version: z.number().int(),
  /** Said of the version before, whose files were the same. */
  carried: z.boolean(),
});
const caseDocumentSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  basis: z.enum(['named', 'supporting']),
  clauses: z.array(z.string()),
  description: z.string(),
  looksFor: z.array(z.string()),
  /** By the answers as they were handed in. */
  wanted: z.boolean(),
  files: z.array(caseFileSchema),
  /** Hints of the pre-check as they stood when it was handed in, with the applicant's answers to them. */
  findings: z.array(findingSchema),
  /** Null: nobody has said anything yet. */
  review: documentReviewSchema.nullable(),
  changed: z.boolean(),
});

/** What a defect is about. `members` and `other` have no id. */
export const defectSubjectSchema = z.enum(['document', 'fact', 'form', 'members', 'other']);
const defectSchema = z.strictObject({
  subject: defectSubjectSchema,
  id: z.string().nullable(),
  title: z.string(),
  reasons: z.array(z.string()),
  words: z.string(),
});
export const correctionItemSchema = defectSchema.extend({
  /** In the applicant's pages, below the application; null for what is no page. */
  link: z.string().nullable(),
});
export const correctionSchema = z.strictObject({
  id: idSchema,
  at: timeSchema,
  by: personSchema,
  dueOn: daySchema.nullable(),
  items: z.array(correctionItemSchema),
  /** The version that answered it; null while it waits. */
  answeredBy: idSchema.nullable(),
  answeredAt: timeSchema.nullable(),
});

export const decisionKindSchema = z.enum(['approve', 'refuse', 'cancel']);
/** A rule of the pack, or a ground of cancellation, with its clauses. */
export const decisionReasonSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  clauses: z.array(z.string()),
});
export const decisionSchema = z.strictObject({
  id: idSchema,
  kind: decisionKindSchema,
  /** `proposed`: waits for a second officer; `withdrawn` by who proposed it, or because the case moved on. */
  state: z.enum(['proposed', 'carried_out', 'declined', 'withdrawn']),
  reasons: z.array(decisionReasonSchema),
  words: z.string(),
  proposedBy: personSchema,
  proposedAt: timeSchema,
  decidedBy: personSchema.nullable(),
  decidedAt: timeSchema.nullable(),
  declineReason: z.string().nullable(),
});

const noteSchema = z.strictObject({ id: idSchema, by: personSchema, at: timeSchema, text: z.string() });
export const caseVersionLineSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  version: z.number().int(),
  at: timeSchema,
  by: personSchema,
  state: z.enum(['submitted', 'withdrawn', 'superseded']),
  digest: digestSchema,
});

/** What an officer may do to the case now: buttons are drawn from it, the server decides anew. */
export const caseActionSchema = z.enum([
  'take',
  'release',
  'assign',
  'begin',
  'review_documents',
  'request_correction',
  'note',
  'approve',
  'refuse',
  'confirm_decision',
  'decline_decision',
  'withdraw_decision',
]);

export const caseSchema = caseLineSchema.extend({
  organisation: z.strictObject({ id: idSchema, name: z.string(), code: z.string() }),
  pack: z.strictObject({ id: z.string(), version: z.string(), programme: z.string() }),
  /** The version that the office has, and the one that it is compared with. */
  submission: caseVersionLineSchema,
  compared: caseVersionLineSchema.nullable(),
  versions: z.array(caseVersionLineSchema),
  verdict: evaluationSchema.shape.verdict,
  verdictLabel: z.string(),
  /** Of the version before, where it differs. */
  verdictBefore: z.string().optional(),
  rules: z.array(caseRuleSchema),
  facts: z.array(z.strictObject({ group: z.string(), title: z.string(), facts: z.array(caseFactSchema) })),
  form: z.array(z.strictObject({ id: z.string(), title: z.string(), fields: z.array(caseFieldSchema) })),
  members: z.array(caseMemberSchema),
  counts: z.array(countCheckSchema.extend({ label: z.string(), unit: z.string() })),
  documents: z.array(caseDocumentSchema),
  /** What a correction would tell now, gathered from the documents returned. */
  defects: z.array(correctionItemSchema),
  corrections: z.array(correctionSchema),
  decisions: z.array(decisionSchema),
  notes: z.array(noteSchema),
  /** The text of every clause that is cited above. */
  clauses: z.array(clauseSchema),
  /** The office's list of reasons for returning a document. */
  returnReasons: z.array(z.string()),
  /** By when a correction that is asked for now is to be answered, by the office's setting; null where it has set nothing. */
  correctionDue: daySchema.nullable(),
  /** Which decisions need a second officer. */
  fourEyes: z.strictObject({ approve: z.boolean(), refuse: z.boolean(), cancel: z.boolean() }),
  actions: z.array(caseActionSchema),
});
export type OfficeCase = z.output<typeof caseSchema>;
export type OfficeCaseLine = z.output<typeof caseLineSchema>;

/** Word as text, for the reading pane. `scan`: pictures of paper without text; `unreadable`: damaged, or too much. */
export const fileTextSchema = z.strictObject({
  type: z.enum(['text', 'scan', 'unreadable']),
  blocks: z.array(
    z.strictObject({ heading: z.boolean(), text: z.string(), page: z.number().int().nullable() }),
  ),
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
