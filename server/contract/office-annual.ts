import { z } from 'zod';
import {
  annualCorrectionSchema,
  annualDaySchema,
  annualFormFieldSchema,
  annualIdSchema,
  annualSectionSchema,
  ANNUAL_STATES,
  annualStateSchema,
  annualValueSchema,
  annualVersionSchema,
} from './annual.ts';
import { idSchema, pageOf, pageQuery, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { fileSchema } from './papers.ts';

const reportParams = z.strictObject({ report: idSchema });
/** The report's version that the officer saw; 409 `report_changed` where it has moved on. */
const baseSchema = z.number().int().nonnegative();

export const officeAnnualLineSchema = z.strictObject({
  id: idSchema,
  application: idSchema,
  /** Of the filing. */
  number: z.string(),
  title: z.string(),
  leadName: z.string(),
  year: z.number().int(),
  state: annualStateSchema,
  dueOn: annualDaySchema,
  /** Not handed in, and the day has passed. */
  overdue: z.boolean(),
  submittedAt: timeSchema.nullable(),
  assignee: personSchema.nullable(),
  total: z.number().nullable(),
  outcome: z.string().nullable(),
  /** The filing was cancelled: nothing is expected any more. */
  closed: z.boolean(),
});

/** A field as handed in, beside what the version before and the year before said. */
const rowSchema = annualFormFieldSchema.pick({ id: true, label: true, type: true, unit: true }).extend({
  value: annualValueSchema.nullable(),
  lastYear: annualValueSchema.nullable(),
  /** Of the version before, where it differs; absent where nothing changed. */
  before: annualValueSchema.nullable().optional(),
});

const sheetSchema = z.strictObject({
  clauses: z.array(z.string()),
  /** Each is scored from 0 to 100. */
  aspects: z.array(
    z.strictObject({ id: annualIdSchema, title: z.string(), looksAt: z.array(annualIdSchema) }),
  ),
  /** Highest first: an outcome is reached from this total on. The office's setting. */
  outcomes: z.array(z.strictObject({ title: z.string(), from: z.number() })),
});

export const officeAnnualReportSchema = officeAnnualLineSchema.extend({
  version: z.number().int(),
  reportTitle: z.string(),
  clauses: z.array(z.string()),
  /** As it was handed in last; null before. */
  handedIn: z
    .strictObject({
      ...annualVersionSchema.shape,
      sections: z.array(annualSectionSchema.omit({ fields: true }).extend({ rows: z.array(rowSchema) })),
      files: z.array(fileSchema.omit({ state: true, scan: true, check: true })),
    })
    .nullable(),
  versions: z.array(annualVersionSchema),
  lastYear: z.number().int().nullable(),
  correction: annualCorrectionSchema.nullable(),
  sheet: sheetSchema,
  /** Null: nobody has scored anything. */
  evaluation: z
    .strictObject({
      scores: z.record(annualIdSchema, z.number()),
      /** Null while an aspect has no score. */
      total: z.number().nullable(),
      outcome: z.string().nullable(),
      words: z.string(),
      by: personSchema,
      at: timeSchema,
      /** Told to the applicant; null: not yet. */
      sentAt: timeSchema.nullable(),
    })
    .nullable(),
});
export type OfficeAnnualReport = z.infer<typeof officeAnnualReportSchema>;

export const officeAnnualEndpoints = {
  list: endpoint({
    id: 'office_annual.list',
    method: 'GET',
    path: '/api/office/annual-reports',
    summary:
      'Reports of a year by state, earliest due first; which years there are, and how many reports in each state',
    access: 'office.read',
    limit: 'read',
    query: pageQuery.extend({
      /** Absent: the latest year that has reports. */
      year: z.coerce.number().int().min(2000).max(2999).optional(),
      /** `passed`: accepted, whether or not it has been evaluated since. */
      state: z.enum([...ANNUAL_STATES, 'passed']).optional(),
      /** Part of a name or of the filing's number. */
      search: z.string().trim().max(60).optional(),
    }),
    response: pageOf(officeAnnualLineSchema).extend({
      year: z.number().int().nullable(),
      years: z.array(z.number().int()),
      counts: z.record(annualStateSchema, z.number().int()),
    }),
  }),
  ofCase: endpoint({
    id: 'office_annual.of_case',
    method: 'GET',
    path: '/api/office/cases/:application/annual-reports',
    summary: 'The reports of one filing, latest year first',
    access: 'office.read',
    limit: 'read',
    params: z.strictObject({ application: idSchema }),
    response: z.strictObject({ items: z.array(officeAnnualLineSchema) }),
  }),
  read: endpoint({
    id: 'office_annual.read',
    method: 'GET',
    path: '/api/office/annual-reports/:report',
    summary: 'One report as it was handed in, beside the version and the year before, with its score sheet',
    access: 'office.read',
    limit: 'read',
    params: reportParams,
    response: officeAnnualReportSchema,
  }),
  begin: endpoint({
    id: 'office_annual.begin',
    method: 'POST',
    path: '/api/office/annual-reports/:report/begin',
    summary: 'Takes a report that was handed in, to look at it',
    access: 'office.review',
    limit: 'write',
    params: reportParams,
    body: z.strictObject({ base: baseSchema }),
    response: officeAnnualReportSchema,
    problems: ['report_changed', 'impossible_step'],
  }),
  correct: endpoint({
    id: 'office_annual.correct',
    method: 'POST',
    path: '/api/office/annual-reports/:report/corrections',
    summary: 'Sends a report back with all that is to be mended, told at once',
    access: 'office.review',
    limit: 'write',
    params: reportParams,
    body: z.strictObject({
      base: baseSchema,
      items: z
        .array(
          z.strictObject({
            /** A field of the report; null: the report as a whole, or its attachments. */
            field: annualIdSchema.nullable(),
            reason: z.string().trim().min(2).max(500),
          }),
        )
        .min(1)
        .max(60),
      words: z.string().trim().max(1000).default(''),
      dueOn: annualDaySchema,
    }),
    response: officeAnnualReportSchema,
    problems: ['report_changed', 'impossible_step', 'unknown_field', 'due_passed'],
  }),
  accept: endpoint({
    id: 'office_annual.accept',
    method: 'POST',
    path: '/api/office/annual-reports/:report/accept',
    summary: 'Nothing is amiss: what is left is the evaluation',
    access: 'office.review',
    limit: 'write',
    params: reportParams,
    body: z.strictObject({ base: baseSchema }),
    response: officeAnnualReportSchema,
    problems: ['report_changed', 'impossible_step'],
  }),
  score: endpoint({
    id: 'office_annual.score',
    method: 'PUT',
    path: '/api/office/annual-reports/:report/evaluation',
    summary: 'Keeps the score sheet, which need not be full; nobody outside the office sees it',
    access: 'office.review',
    limit: 'write',
    params: reportParams,
    body: z.strictObject({
      base: baseSchema,
      scores: z.record(annualIdSchema, z.number().min(0).max(100)),
      words: z.string().trim().max(1000).default(''),
    }),
    response: officeAnnualReportSchema,
    problems: ['report_changed', 'impossible_step', 'unknown_aspect'],
  }),
  send: endpoint({
    id: 'office_annual.send',
    method: 'POST',
    path: '/api/office/annual-reports/:report/outcome',
    summary: 'Tells the applicant the outcome; from then on the sheet stands',
    access: 'office.review',
    limit: 'write',
    params: reportParams,
    body: z.strictObject({ base: baseSchema }),
    response: officeAnnualReportSchema,
    problems: ['report_changed', 'impossible_step', 'not_complete'],
  }),
  fileLink: endpoint({
    id: 'office_annual.file_link',
    method: 'POST',
    path: '/api/office/annual-reports/:report/files/:file/link',
    summary: 'A signed address of an attachment that was handed in, valid for ten minutes',
    access: 'office.read',
    limit: 'write',
    params: reportParams.extend({ file: idSchema }),
    body: z.strictObject({ as: z.enum(['original', 'preview']).default('original') }),
    response: z.strictObject({
      url: z.string(),
      expiresAt: timeSchema,
      bytes: z.number().int(),
      name: z.string(),
    }),
    problems: ['scan_waiting', 'infected', 'no_preview'],
  }),
};
