import { z } from 'zod';
import { applicationParams } from './applications.ts';
import { digestSchema, idSchema, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { fileSchema } from './papers.ts';

/**
 * `open`: being filled in; `submitted`: waits for an officer; `correction_requested`: to be filled in again; `accepted`: nothing is amiss;
 * `evaluated`: the outcome has been told.
 */
export const ANNUAL_STATES = [
  'open',
  'submitted',
  'under_review',
  'correction_requested',
  'accepted',
  'evaluated',
] as const;
export const annualStateSchema = z.enum(ANNUAL_STATES);
export type AnnualState = z.infer<typeof annualStateSchema>;

/** Of the pack's annual report: sections, fields, aspects, attachments. */
export const annualIdSchema = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/);
export const annualValueSchema = z.union([z.string().max(5000), z.number()]);
export const annualDaySchema = z.iso.date();

/** Version 0: as it stood in last year's report, and nobody has confirmed it yet. */
export const annualFieldSchema = z.strictObject({
  value: annualValueSchema.nullable(),
  version: z.number().int().nonnegative(),
  by: personSchema.nullable(),
  at: timeSchema.nullable(),
});

export const annualFormFieldSchema = z.strictObject({
  id: annualIdSchema,
  label: z.string(),
  type: z.enum(['line', 'text', 'count', 'amount']),
  unit: z.string().nullable(),
  hint: z.string().nullable(),
  maxLength: z.number().int().nullable(),
  required: z.boolean(),
  clauses: z.array(z.string()),
});
export const annualSectionSchema = z.strictObject({
  id: annualIdSchema,
  title: z.string(),
  clauses: z.array(z.string()),
  fields: z.array(annualFormFieldSchema),
});

export const annualSummarySchema = z.strictObject({
  id: idSchema,
  /** The year that it reports on. */
  year: z.number().int(),
  state: annualStateSchema,
  dueOn: annualDaySchema,
  openedAt: timeSchema,
  /** Of the latest version handed in. */
  submittedAt: timeSchema.nullable(),
  number: z.string().nullable(),
  /** What the office made of it, in words; null before it was told. */
  outcome: z.string().nullable(),
  /** Nothing is to be handed in any more, since the filing was cancelled. */
  closed: z.boolean(),
});

/** One thing to mend, where there is one place to mend it. */
export const annualItemSchema = z.strictObject({
  section: annualIdSchema.nullable(),
  field: annualIdSchema.nullable(),
  title: z.string(),
  reason: z.string(),
});
export const annualCorrectionSchema = z.strictObject({
  at: timeSchema,
  items: z.array(annualItemSchema),
  words: z.string(),
  dueOn: annualDaySchema,
});
export const annualVersionSchema = z.strictObject({
  id: idSchema,
  /** 1 for the first of a report. */
  version: z.number().int(),
  /** The receipt's number. */
  number: z.string(),
  at: timeSchema,
  by: personSchema,
  /** sha256 over the snapshot. */
  digest: digestSchema,
});
export const annualOutcomeSchema = z.strictObject({
  scores: z.array(z.strictObject({ id: annualIdSchema, title: z.string(), score: z.number() })),
  total: z.number(),
  outcome: z.string(),
  words: z.string(),
  at: timeSchema,
});

const lineSchema = z.strictObject({
  text: z.string(),
  /** Where to mend it; null: among the attachments. */
  section: annualIdSchema.nullable(),
});

export const annualReportSchema = annualSummarySchema.extend({
  /** Grows with every change. */
  version: z.number().int(),
  title: z.string(),
  clauses: z.array(z.string()),
  /** Whether this person may fill it in now. */
  editable: z.boolean(),
  sections: z.array(annualSectionSchema),
  fields: z.record(annualIdSchema, annualFieldSchema),
  /** What was reported a year before; null where nothing was. */
  lastYear: z
    .strictObject({ year: z.number().int(), values: z.record(annualIdSchema, annualValueSchema) })
    .nullable(),
  attachments: z.array(
    z.strictObject({
      /** As an upload names it. */
      document: z.string(),
      title: z.string(),
      hint: z.string().nullable(),
      files: z.array(fileSchema),
    }),
  ),
  correction: annualCorrectionSchema.nullable(),
  /** Without these it cannot be handed in. */
  missing: z.array(lineSchema),
  /** Open, but no bar to handing in. */
  open: z.array(lineSchema),
  /** Handed-in versions, latest first. */
  versions: z.array(annualVersionSchema),
  evaluation: annualOutcomeSchema.nullable(),
});
export type AnnualReport = z.infer<typeof annualReportSchema>;

/** What was handed in, never changed afterwards. */
export const annualSnapshotSchema = z.strictObject({
  report: idSchema,
  application: idSchema,
  year: z.number().int(),
  filing: z.strictObject({ id: idSchema, number: z.string(), title: z.string(), leadName: z.string() }),
  organisation: z.strictObject({ id: idSchema, name: z.string(), code: z.string() }),
  pack: z.strictObject({ id: z.string(), version: z.string(), digest: digestSchema }),
  values: z.record(annualIdSchema, annualValueSchema),
  files: z.array(fileSchema.omit({ state: true, scan: true, check: true })),
  submittedAt: timeSchema,
  submittedBy: personSchema,
});

const reportParams = applicationParams.extend({ report: idSchema });
const changeSchema = z.strictObject({
  path: annualIdSchema,
  value: annualValueSchema.nullable(),
  /** The version that the person saw; 0 for a field that nobody has filled in or confirmed. */
  base: z.number().int().nonnegative(),
});
/** A conflict changes nothing: the person is shown theirs beside the other's. */
const changeResultSchema = z.discriminatedUnion('result', [
  z.strictObject({ path: annualIdSchema, result: z.literal('saved'), field: annualFieldSchema }),
  z.strictObject({ path: annualIdSchema, result: z.literal('conflict'), field: annualFieldSchema }),
  z.strictObject({ path: annualIdSchema, result: z.literal('refused'), reason: z.string() }),
]);

export const annualEndpoints = {
  list: endpoint({
    id: 'annual.list',
    method: 'GET',
    path: '/api/applications/:application/annual-reports',
    summary: 'The annual reports of a filing, latest year first',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    /** `duty`: whether the programme of the case asks for such reports. */
    response: z.strictObject({ items: z.array(annualSummarySchema), duty: z.boolean() }),
  }),
  read: endpoint({
    id: 'annual.read',
    method: 'GET',
    path: '/api/applications/:application/annual-reports/:report',
    summary: 'One report with its form, what was said a year before, and what became of it',
    access: 'application.read',
    limit: 'read',
    params: reportParams,
    response: annualReportSchema,
  }),
  change: endpoint({
    id: 'annual.change',
    method: 'PATCH',
    path: '/api/applications/:application/annual-reports/:report/fields',
    summary: 'Saves fields, each against the version that the person saw',
    access: 'application.edit',
    limit: 'write',
    params: reportParams,
    body: z.strictObject({ changes: z.array(changeSchema).min(1).max(60) }),
    response: z.strictObject({ results: z.array(changeResultSchema), report: annualReportSchema }),
    problems: ['report_closed'],
  }),
  submit: endpoint({
    id: 'annual.submit',
    method: 'POST',
    path: '/api/applications/:application/annual-reports/:report/versions',
    summary: 'Hands in a version; asked twice, or by two at once, it is handed in once',
    access: 'application.submit',
    limit: 'write',
    params: reportParams,
    /** `version`: of the report as the person saw it. */
    body: z.strictObject({ version: z.number().int() }),
    response: annualVersionSchema,
    problems: ['report_closed', 'report_changed', 'not_complete'],
  }),
  version: endpoint({
    id: 'annual.version',
    method: 'GET',
    path: '/api/applications/:application/annual-reports/:report/versions/:version',
    summary: 'One version as it was handed in',
    access: 'application.read',
    limit: 'read',
    params: reportParams.extend({ version: idSchema }),
    response: annualVersionSchema.extend({
      sections: z.array(annualSectionSchema),
      snapshot: annualSnapshotSchema,
    }),
  }),
};
