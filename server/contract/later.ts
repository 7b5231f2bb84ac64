import { z } from 'zod';
import { applicationParams, evaluationSchema } from './applications.ts';
import { idSchema, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { lifeStateSchema } from './life.ts';

/** What may happen to a consortium after it has been filed. */

const clausesSchema = z.array(z.string());
const lifeIdSchema = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/);
const wordsSchema = z.string().trim().max(2000);
const saidSchema = z.string().trim().min(2).max(2000);

/** A member as it is filed: nothing about a person. */
export const rosterMemberSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  code: z.string(),
  /** A kind of the pack's form, or empty, and what it is called. */
  kind: z.string(),
  kindLabel: z.string(),
  place: z.string(),
  role: z.string(),
});
export type RosterMember = z.output<typeof rosterMemberSchema>;

const statusSchema = evaluationSchema.shape.rules.element.shape.status;
/** What a change of the roster does to the counts, and to each rule that rests on them. */
export const rejudgedSchema = z.strictObject({
  counts: z.array(
    z.strictObject({
      fact: z.string(),
      label: z.string(),
      unit: z.string(),
      before: z.number().int(),
      after: z.number().int(),
    }),
  ),
  rules: z.array(
    z.strictObject({
      rule: z.string(),
      label: z.string(),
      /** In the pack's words. */
      strength: z.string(),
      before: statusSchema,
      after: statusSchema,
      clauses: clausesSchema,
    }),
  ),
});

export const changeKindSchema = z.enum(['add', 'replace', 'remove']);
export const memberChangeSchema = z.strictObject({
  id: idSchema,
  kind: changeKindSchema,
  label: z.string(),
  /** Who leaves: as listed when it was asked for. */
  leaves: rosterMemberSchema.nullable(),
  joins: rosterMemberSchema.nullable(),
  reason: z.string(),
  state: z.enum(['requested', 'granted', 'refused', 'withdrawn']),
  by: personSchema,
  at: timeSchema,
  /** By the roster as it stands, for one that waits; null for what is settled. */
  rejudged: rejudgedSchema.nullable(),
  decidedAt: timeSchema.nullable(),
  answer: z.string(),
});

export const rectificationSchema = z.strictObject({
  id: idSchema,
  ground: z.strictObject({ id: z.string(), label: z.string(), clauses: clausesSchema }),
  text: z.string(),
  dueOn: z.iso.date(),
  overdue: z.boolean(),
  state: z.enum(['ordered', 'answered', 'closed', 'failed']),
  at: timeSchema,
  answer: z.string(),
  answeredAt: timeSchema.nullable(),
  /** What the office found. */
  result: z.string(),
  closedAt: timeSchema.nullable(),
});

export const supportRequestSchema = z.strictObject({
  id: idSchema,
  measure: z.strictObject({ id: z.string(), label: z.string() }),
  text: z.string(),
  state: z.enum(['open', 'answered']),
  by: personSchema,
  at: timeSchema,
  answer: z.string(),
  answeredAt: timeSchema.nullable(),
});

const finishedStepSchema = z.strictObject({
  /** The event of the timeline that finished it. */
  event: idSchema,
  text: z.string(),
  at: timeSchema,
  /** What this very person said of it; null: nothing yet. From 5, the best, to 1. */
  level: z.number().int().min(1).max(5).nullable(),
  words: z.string(),
});

export const laterSchema = z.strictObject({
  state: lifeStateSchema,
  caseVersion: z.number().int(),
  /** Null before the filing. */
  filing: z
    .strictObject({
      number: z.string(),
      filedOn: z.iso.date(),
      validUntil: z.iso.date(),
      endedOn: z.iso.date().nullable(),
    })
    .nullable(),
  roster: z.array(rosterMemberSchema),
  /** Parts that the programme does not know, or that are not to be had in this state, are null or empty. */
  changes: z.strictObject({
    may: z.boolean(),
    about: z.string(),
    clauses: clausesSchema,
    kinds: z.array(z.strictObject({ kind: changeKindSchema, label: z.string(), hint: z.string() })),
    memberKinds: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    items: z.array(memberChangeSchema),
  }),
  forbidden: z.array(
    z.strictObject({ id: z.string(), label: z.string(), answer: z.string(), clauses: clausesSchema }),
  ),
  rectifications: z.array(rectificationSchema),
  support: z
    .strictObject({
      may: z.boolean(),
      measures: z.array(
        z.strictObject({ id: z.string(), label: z.string(), text: z.string(), clauses: clausesSchema }),
      ),
      coordination: z.strictObject({ label: z.string(), about: z.string(), clauses: clausesSchema }),
      items: z.array(supportRequestSchema),
    })
    .nullable(),
  renewal: z
    .strictObject({
      about: z.string(),
      clauses: clausesSchema,
      /** The first day on which the office takes it, by its own choice. */
      opensOn: z.iso.date(),
      may: z.boolean(),
      /** The application that renews it, once begun. */
      application: idSchema.nullable(),
    })
    .nullable(),
  /** The filing that this application itself renews; null: none. */
  renews: z.strictObject({ number: z.string(), validUntil: z.iso.date() }).nullable(),
  ratings: z
    .strictObject({
      ask: z.string(),
      note: z.string(),
      /** From the best to the worst. */
      levels: z.array(z.string()),
      steps: z.array(finishedStepSchema),
    })
    .nullable(),
});
export type Later = z.output<typeof laterSchema>;

/** A unit that is to join. */
export const joiningSchema = z.strictObject({
  name: z.string().trim().min(2).max(80),
  code: z.string().trim().min(15).max(40),
  /** The code is right although its check character says otherwise. */
  confirmCode: z.boolean().default(false),
  kind: lifeIdSchema,
  place: z.string().trim().max(60).default(''),
  role: z.string().trim().max(500).default(''),
});

const changeParams = applicationParams.extend({ change: idSchema });
const rectificationParams = applicationParams.extend({ rectification: idSchema });

export const laterEndpoints = {
  read: endpoint({
    id: 'later.read',
    method: 'GET',
    path: '/api/applications/:application/later',
    summary: 'The filing with its members, and all that may be asked for, is asked for, and was answered',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    response: laterSchema,
  }),
  requestChange: endpoint({
    id: 'later.request_change',
    method: 'POST',
    path: '/api/applications/:application/member-changes',
    summary: 'Asks the office to change the members; the roster stays as it is until it has granted that',
    access: 'application.submit',
    limit: 'write',
    params: applicationParams,
    body: z.strictObject({
      kind: changeKindSchema,
      leaves: idSchema.nullable().default(null),
      joins: joiningSchema.nullable().default(null),
      reason: saidSchema,
    }),
    response: laterSchema,
    problems: ['not_filed', 'no_such_change', 'no_such_member', 'member_listed', 'bad_code', 'too_many_open'],
  }),
  withdrawChange: endpoint({
    id: 'later.withdraw_change',
    method: 'POST',
    path: '/api/applications/:application/member-changes/:change/withdraw',
    summary: 'Takes a request back while the office has not answered it',
    access: 'application.submit',
    limit: 'write',
    params: changeParams,
    response: laterSchema,
    problems: ['answered_already'],
  }),
  forbidden: endpoint({
    id: 'later.forbidden_step',
    method: 'POST',
    path: '/api/applications/:application/forbidden-steps',
    summary:
      'Asks for what the policy does not let a consortium do by itself: refused with the clause to the letter, and recorded',
    access: 'application.submit',
    limit: 'write',
    params: applicationParams,
    body: z.strictObject({ step: lifeIdSchema, reason: wordsSchema.default('') }),
    problems: ['forbidden_by_policy', 'not_filed', 'no_such_step'],
  }),
  answerRectification: endpoint({
    id: 'later.answer_rectification',
    method: 'POST',
    path: '/api/applications/:application/rectifications/:rectification/answer',
    summary: 'Says what has been put right',
    access: 'application.submit',
    limit: 'write',
    params: rectificationParams,
    body: z.strictObject({ text: saidSchema }),
    response: laterSchema,
    problems: ['answered_already'],
  }),
  requestSupport: endpoint({
    id: 'later.request_support',
    method: 'POST',
    path: '/api/applications/:application/support-requests',
    summary: 'Asks the office to coordinate',
    access: 'application.submit',
    limit: 'write',
    params: applicationParams,
    body: z.strictObject({ measure: lifeIdSchema, text: saidSchema }),
    response: laterSchema,
    problems: ['not_filed', 'no_such_measure', 'too_many_open'],
  }),
  renew: endpoint({
    id: 'later.renew',
    method: 'POST',
    path: '/api/applications/:application/renewal',
    summary:
      'Begins a new application with the data of the filing that ends; asked again, it is the same one',
    access: 'application.submit',
    limit: 'write',
    params: applicationParams,
    response: z.strictObject({ application: idSchema }),
    problems: ['not_renewable', 'too_many_applications'],
  }),
  rate: endpoint({
    id: 'later.rate',
    method: 'POST',
    path: '/api/applications/:application/ratings',
    summary: 'Rates a finished step, once; those who handled it do not learn by whom',
    access: 'application.read',
    limit: 'write',
    params: applicationParams,
    body: z.strictObject({
      event: idSchema,
      level: z.number().int().min(1).max(5),
      words: wordsSchema.default(''),
    }),
    response: laterSchema,
    problems: ['rated_already', 'no_such_step'],
  }),
};
