import { z } from 'zod';
import { applicationParams } from './applications.ts';
import { idSchema, pageOf, pageQuery, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { lifeStateSchema } from './life.ts';
import { daySchema, noticeStateSchema } from './notices.ts';
import { linkSchema } from './papers.ts';

/** Public notice and filing of one application, as its own people and the office see them. */

const noticeSchema = z.strictObject({
  id: idSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  provisional: z.boolean(),
  workingDays: z.number().int(),
  state: noticeStateSchema,
});
const filingSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  filedOn: daySchema,
  validUntil: daySchema,
  endedOn: daySchema.nullable(),
  status: z.enum(['valid', 'expired', 'renewed', 'cancelled']),
  /** Of the public page of verification, as the certificate's picture leads to it. */
  verifyUrl: z.string(),
});

const formatQuery = z.strictObject({ format: z.enum(['docx', 'pdf']).default('pdf') });

export const filingEndpoints = {
  read: endpoint({
    id: 'filing.read',
    method: 'GET',
    path: '/api/applications/:application/filing',
    summary: 'The public notice and the filing of an application',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    response: z.strictObject({
      /** The latest. */
      notice: noticeSchema.nullable(),
      /** Objections to the latest notice, by number: who objected is not told. */
      objections: z.strictObject({ open: z.number().int(), handled: z.number().int() }),
      filing: filingSchema.nullable(),
      clauses: z.array(z.string()),
    }),
  }),
  certificate: endpoint({
    id: 'filing.certificate',
    method: 'GET',
    path: '/api/applications/:application/certificate',
    summary: 'Makes the certificate of a filing that is valid, to be fetched within ten minutes',
    access: 'application.read',
    limit: 'heavy',
    params: applicationParams,
    query: formatQuery,
    response: linkSchema,
    problems: ['not_filed', 'filing_ended'],
  }),
};

const officeObjectionSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  /** Masked for officers who do not work on cases. */
  name: z.string(),
  unit: z.string(),
  address: z.string(),
  phone: z.string(),
  text: z.string(),
  receivedAt: timeSchema,
  state: z.enum(['open', 'upheld', 'dismissed']),
  answer: z.string(),
  handledBy: personSchema.nullable(),
  handledAt: timeSchema.nullable(),
});

/** `base`: the case version that the officer saw. */
const based = { base: z.number().int().nonnegative() };
const doneSchema = z.strictObject({ state: lifeStateSchema, caseVersion: z.number().int() });

const officeNoticeRow = z.strictObject({
  application: idSchema,
  title: z.string(),
  lead: z.string(),
  state: lifeStateSchema,
  since: timeSchema.nullable(),
  notice: noticeSchema.nullable(),
  openObjections: z.number().int(),
  filing: z.strictObject({ number: z.string(), filedOn: daySchema, validUntil: daySchema }).nullable(),
});
/** `waiting`: approved, notice not opened; `ready`: notice ended without an open objection. */
export const noticeStageSchema = z.enum(['waiting', 'running', 'objected', 'ready', 'filed']);

export const officeFilingEndpoints = {
  list: endpoint({
    id: 'office_filing.list',
    method: 'GET',
    path: '/api/office/filings',
    summary: 'Applications between approval and filing, and filings, by stage',
    access: 'office.read',
    limit: 'read',
    query: pageQuery.extend({ stage: noticeStageSchema.default('waiting') }),
    response: pageOf(officeNoticeRow).extend({
      /** How many wait in each stage; of the filed ones all. */
      counts: z.strictObject({
        waiting: z.number().int(),
        running: z.number().int(),
        objected: z.number().int(),
        ready: z.number().int(),
        filed: z.number().int(),
      }),
    }),
  }),
  read: endpoint({
    id: 'office_filing.read',
    method: 'GET',
    path: '/api/office/cases/:application/filing',
    summary: 'Notices, objections and filing of one case, and what can be done next',
    access: 'office.read',
    limit: 'read',
    params: applicationParams,
    response: doneSchema.extend({
      /** Where the notice can be opened: its days if it were opened now. */
      plan: noticeSchema.omit({ id: true, state: true }).nullable(),
      /** Latest first. */
      notices: z.array(noticeSchema.extend({ openedBy: personSchema, openedAt: timeSchema })),
      objections: z.array(officeObjectionSchema),
      /** Whether the officer may answer objections and file. */
      mayDecide: z.boolean(),
      mayOpen: z.boolean(),
      /** What stands against filing now; empty where nothing does. Null in states in which filing is not in question. */
      blockers: z.array(z.string()).nullable(),
      validity: z.strictObject({
        /** If it were filed today. */
        filedOn: daySchema,
        proposed: daySchema,
        latest: daySchema,
        yearsAtMost: z.number().int(),
        clauses: z.array(z.string()),
      }),
      filing: filingSchema.extend({ filedBy: personSchema }).nullable(),
      clauses: z.array(z.string()),
    }),
  }),
  openNotice: endpoint({
    id: 'office_filing.open_notice',
    method: 'POST',
    path: '/api/office/cases/:application/notice',
    summary: 'Publishes an approved application, from today, for the working days of the office’s setting',
    access: 'office.review',
    limit: 'write',
    params: applicationParams,
    body: z.strictObject(based),
    response: doneSchema,
    problems: ['impossible_step', 'case_changed', 'no_filing_here'],
  }),
  answerObjection: endpoint({
    id: 'office_filing.answer_objection',
    method: 'POST',
    path: '/api/office/cases/:application/objections/:objection/answer',
    summary:
      'Dismisses or upholds an objection, with the answer; upheld, the application goes back to review',
    access: 'office.lead',
    limit: 'write',
    params: applicationParams.extend({ objection: idSchema }),
    body: z.strictObject({
      ...based,
      decision: z.enum(['dismiss', 'uphold']),
      answer: z.string().trim().min(5, '请写明核实的情况和答复').max(2000),
    }),
    response: doneSchema,
    problems: ['impossible_step', 'case_changed', 'objection_answered'],
  }),
  file: endpoint({
    id: 'office_filing.file',
    method: 'POST',
    path: '/api/office/cases/:application/filing',
    summary: 'Files an application whose notice has ended without an open objection',
    access: 'office.lead',
    limit: 'write',
    params: applicationParams,
    body: z.strictObject({ ...based, validUntil: daySchema }),
    response: doneSchema.extend({ number: z.string() }),
    problems: ['impossible_step', 'case_changed', 'notice_running', 'objection_open', 'bad_validity'],
  }),
  certificate: endpoint({
    id: 'office_filing.certificate',
    method: 'GET',
    path: '/api/office/cases/:application/certificate',
    summary: 'Makes the certificate of a filing that is valid, to be fetched within ten minutes',
    access: 'office.read',
    limit: 'heavy',
    params: applicationParams,
    query: formatQuery,
    response: linkSchema,
    problems: ['not_filed', 'filing_ended'],
  }),
};
