import { z } from 'zod';
import { applicationParams } from './applications.ts';
import { idSchema, pageOf, pageQuery, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import {
  memberChangeSchema,
  rectificationSchema,
  rosterMemberSchema,
  supportRequestSchema,
  laterSchema,
} from './later.ts';
import { lifeStateSchema } from './life.ts';

/** What officers do with a filed consortium, case by case and as a queue. */

/** The case's version that the officer saw; 409 `case_changed` where it has moved on. */
const baseSchema = z.number().int().nonnegative();
const groundIdSchema = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/);
const wordsSchema = z.string().trim().max(2000);
const saidSchema = z.string().trim().min(2).max(2000);
const groundSchema = z.strictObject({ id: z.string(), label: z.string(), clauses: z.array(z.string()) });

export const laterCaseSchema = z.strictObject({
  application: idSchema,
  title: z.string(),
  state: lifeStateSchema,
  caseVersion: z.number().int(),
  filing: laterSchema.shape.filing,
  roster: z.array(rosterMemberSchema),
  changes: z.array(memberChangeSchema),
  changeClauses: z.array(z.string()),
  rectifications: z.array(rectificationSchema),
  support: z.array(supportRequestSchema),
  /** Tries at what the policy does not allow, all refused. */
  attempts: z.array(z.strictObject({ label: z.string(), reason: z.string(), at: timeSchema })),
  grounds: z.array(
    groundSchema.extend({
      /** What it is called where a rectification is ordered on it. */
      rectificationLabel: z.string(),
      /** Null: a cancellation may rest on it now; else what its clause wants first. */
      wants: z.string().nullable(),
    }),
  ),
  /** A cancellation that waits for a second officer. */
  cancelling: z
    .strictObject({
      id: idSchema,
      grounds: z.array(groundSchema),
      words: z.string(),
      by: personSchema,
      at: timeSchema,
    })
    .nullable(),
  /** Whether this officer may order a rectification, settle one, and cancel, as things stand. */
  may: z.strictObject({ order: z.boolean(), close: z.boolean(), cancel: z.boolean(), answer: z.boolean() }),
  renewal: idSchema.nullable(),
  /** Clauses cited here, to the letter. */
  clauses: z.record(z.string(), z.string()),
});
export type LaterCase = z.output<typeof laterCaseSchema>;

export const LATER_KINDS = ['change', 'rectification', 'support'] as const;
export const laterLineSchema = z.strictObject({
  kind: z.enum(LATER_KINDS),
  id: idSchema,
  application: idSchema,
  title: z.string(),
  /** Of the filing. */
  number: z.string(),
  /** What it is, in a few words. */
  what: z.string(),
  state: z.string(),
  at: timeSchema,
  dueOn: z.iso.date().nullable(),
});

const ratingSchema = z.strictObject({
  id: idSchema,
  level: z.number().int(),
  levelLabel: z.string(),
  words: z.string(),
  step: z.string(),
  at: timeSchema,
  /** Null where the officer who asks handled the step: to them it is anonymous. */
  about: z.strictObject({ application: idSchema, title: z.string(), person: personSchema }).nullable(),
  dueOn: z.iso.date(),
  /** The day was reckoned without the year's published holidays. */
  provisional: z.boolean(),
  overdue: z.boolean(),
  handled: z.strictObject({ by: personSchema, at: timeSchema, text: z.string() }).nullable(),
});

const caseParams = applicationParams;
const changeParams = caseParams.extend({ change: idSchema });
const rectificationParams = caseParams.extend({ rectification: idSchema });
const requestParams = caseParams.extend({ request: idSchema });

export const officeLaterEndpoints = {
  queue: endpoint({
    id: 'office_later.queue',
    method: 'GET',
    path: '/api/office/later',
    summary: 'Changes of members, rectifications and requests for coordination: those that wait, or all',
    access: 'office.read',
    limit: 'read',
    query: pageQuery.extend({
      kind: z.enum(LATER_KINDS),
      state: z.enum(['open', 'settled']).default('open'),
    }),
    response: pageOf(laterLineSchema),
  }),
  counts: endpoint({
    id: 'office_later.counts',
    method: 'GET',
    path: '/api/office/later/counts',
    summary: 'How many wait, and how many requests for coordination were answered, by measure',
    access: 'office.read',
    limit: 'read',
    response: z.strictObject({
      open: z.record(z.enum(LATER_KINDS), z.number().int()),
      /** Low ratings that nobody has handled; null for those who may not see them. */
      ratings: z.number().int().nullable(),
      support: z.array(
        z.strictObject({
          measure: z.string(),
          label: z.string(),
          open: z.number().int(),
          answered: z.number().int(),
        }),
      ),
    }),
  }),
  read: endpoint({
    id: 'office_later.read',
    method: 'GET',
    path: '/api/office/cases/:application/later',
    summary: 'One filed consortium: its members, what it asks for, and what may be done',
    access: 'office.read',
    limit: 'read',
    params: caseParams,
    response: laterCaseSchema,
  }),
  decideChange: endpoint({
    id: 'office_later.decide_change',
    method: 'POST',
    path: '/api/office/cases/:application/member-changes/:change/decision',
    summary: 'Grants a change of members, and the roster with it, or refuses it with a reason',
    access: 'office.review',
    limit: 'write',
    params: changeParams,
    body: z.strictObject({ base: baseSchema, grant: z.boolean(), answer: wordsSchema.default('') }),
    response: laterCaseSchema,
    problems: ['case_changed', 'answered_already', 'reason_needed', 'no_such_member', 'member_listed'],
  }),
  order: endpoint({
    id: 'office_later.order_rectification',
    method: 'POST',
    path: '/api/office/cases/:application/rectifications',
    summary: 'Orders a rectification, on a ground and by a day',
    access: 'office.review',
    limit: 'write',
    params: caseParams,
    body: z.strictObject({
      base: baseSchema,
      ground: groundIdSchema,
      text: saidSchema,
      dueOn: z.iso.date(),
    }),
    response: laterCaseSchema,
    problems: ['case_changed', 'impossible_step', 'no_such_ground', 'day_past'],
  }),
  close: endpoint({
    id: 'office_later.close_rectification',
    method: 'POST',
    path: '/api/office/cases/:application/rectifications/:rectification/close',
    summary: 'Says whether it has been put right; if not, the case stays under rectification',
    access: 'office.review',
    limit: 'write',
    params: rectificationParams,
    body: z.strictObject({ base: baseSchema, passed: z.boolean(), result: saidSchema }),
    response: laterCaseSchema,
    problems: ['case_changed', 'answered_already', 'impossible_step'],
  }),
  answerSupport: endpoint({
    id: 'office_later.answer_support',
    method: 'POST',
    path: '/api/office/cases/:application/support-requests/:request/answer',
    summary: 'Answers a request for coordination',
    access: 'office.review',
    limit: 'write',
    params: requestParams,
    body: z.strictObject({ answer: saidSchema }),
    response: laterCaseSchema,
    problems: ['answered_already'],
  }),
  cancel: endpoint({
    id: 'office_later.cancel',
    method: 'POST',
    path: '/api/office/cases/:application/cancellation',
    summary: 'Cancels the filing on grounds of the policy; where the office wants four eyes, proposes it',
    access: 'office.review',
    limit: 'write',
    params: caseParams,
    body: z.strictObject({
      base: baseSchema,
      grounds: z.array(groundIdSchema).min(1).max(20),
      words: saidSchema,
    }),
    response: laterCaseSchema,
    problems: [
      'case_changed',
      'impossible_step',
      'no_such_ground',
      'rectification_first',
      'proposed_already',
    ],
  }),
  ratings: endpoint({
    id: 'office_ratings.list',
    method: 'GET',
    path: '/api/office/ratings',
    summary: 'Low ratings, those that wait first',
    access: 'office.administer',
    limit: 'read',
    query: pageQuery.extend({ state: z.enum(['open', 'handled']).default('open') }),
    response: pageOf(ratingSchema),
  }),
  handleRating: endpoint({
    id: 'office_ratings.handle',
    method: 'POST',
    path: '/api/office/ratings/:rating/handling',
    summary: 'Says what was done about a low rating; not by who handled the step',
    access: 'office.administer',
    limit: 'write',
    params: z.strictObject({ rating: idSchema }),
    body: z.strictObject({ text: saidSchema }),
    response: ratingSchema,
    problems: ['handled_already', 'own_step'],
  }),
  figures: endpoint({
    id: 'office_ratings.figures',
    method: 'GET',
    path: '/api/office/ratings/figures',
    summary: 'How often each level was given, by step; too few to be anonymous are left out',
    access: 'office.read',
    limit: 'read',
    response: z.strictObject({
      levels: z.array(z.string()),
      steps: z.array(z.strictObject({ step: z.string(), counts: z.array(z.number().int()) })),
      /** Given in all, those left out included. */
      total: z.number().int(),
    }),
  }),
};
