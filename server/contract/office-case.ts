import { z } from 'zod';
import { countCheckSchema, evaluationSchema, memberSchema } from './applications.ts';
import { digestSchema, idSchema, personSchema, timeSchema } from './common.ts';
import { lifeStateSchema } from './life.ts';
import { FILE_KINDS, findingSchema } from './papers.ts';

/** A case is an application as the office sees it: what was handed in, never the draft that goes on beside it. */
export const caseParams = z.strictObject({ application: idSchema });
export const daySchema = z.iso.date();
/** The case's version that the officer saw; 409 `case_changed` where it has moved on. */
export const baseSchema = z.number().int().nonnegative();
/** Ids of the pack: facts, fields, rules, documents. */
export const packIdSchema = z.string().regex(/^[a-z][a-z0-9_.]{0,60}$/);

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
