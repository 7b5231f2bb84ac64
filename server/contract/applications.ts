import { z } from 'zod';
import { idSchema, pageOf, pageQuery, personSchema, roleSchema, timeSchema, valueSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { lifeStateSchema } from './life.ts';

export const applicationParams = z.strictObject({ application: idSchema });

/** One field of the draft. Paths: `fact.FACT_ID`, `form.FIELD_ID`, `member.MEMBER_ID.ATTRIBUTE`. */
export const fieldSchema = z.strictObject({
  value: valueSchema.nullable(),
  version: z.number().int().positive(),
  by: personSchema,
  at: timeSchema,
  /** Where it was said. */
  channel: z.enum(['chat', 'page']),
});
export type Field = z.infer<typeof fieldSchema>;
export const fieldPathSchema = z.string().regex(/^(fact|form|member)\.[a-zA-Z0-9_.-]{1,100}$/);

const statusSchema = z.enum(['met', 'unmet', 'open', 'not_applicable']);
export const evaluationSchema = z.strictObject({
  verdict: z.enum([
    'ineligible',
    'incomplete',
    'needs_review',
    'not_ready',
    'eligible_with_notes',
    'eligible',
  ]),
  rules: z.array(z.strictObject({ rule: z.string(), status: statusSchema })),
  /** Facts still needed. */
  missing: z.array(z.string()),
  /** Ids of the wanted documents, in the checklist's order. */
  documents: z.array(z.string()),
  /** The fact to ask next, as in chat; null when nothing is left. */
  asking: z.string().nullable(),
  /** How many questions may still come at most. */
  left: z.number().int(),
  /** The fewest changes of facts that would lift the verdict to the next level, and that level; null where nothing can. */
  lift: z
    .strictObject({
      verdict: z.string(),
      changes: z.array(z.strictObject({ fact: z.string(), value: valueSchema })),
    })
    .nullable(),
});

/** A count that the answers state, beside the members that are listed: a difference is shown, never mended silently. */
export const countCheckSchema = z.strictObject({
  fact: z.string(),
  stated: z.number().int().nullable(),
  listed: z.number().int(),
});

export const memberSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  code: z.string(),
  /** Of the code: `empty`, `good`, or `doubtful` where the check digit fails and nobody has confirmed it. */
  codeState: z.enum(['empty', 'good', 'doubtful', 'confirmed']),
  /** Id of a kind of the pack's form, or empty. */
  kind: z.string(),
  place: z.string(),
  role: z.string(),
  contactName: z.string(),
  contactMobile: z.string(),
});

export const applicationSummarySchema = z.strictObject({
  id: idSchema,
  /** Name of the consortium, or of the lead unit where it has none yet. */
  title: z.string(),
  organisation: z.strictObject({ id: idSchema, name: z.string() }),
  role: roleSchema,
  /** Editing goes on in every state; what was handed in stays as it was. */
  state: lifeStateSchema,
  verdict: z.string(),
  papers: z.strictObject({ ready: z.number().int(), wanted: z.number().int() }),
  /** Of the latest submission. */
  number: z.string().nullable(),
  updatedAt: timeSchema,
});

export const applicationSchema = applicationSummarySchema.extend({
  pack: z.strictObject({ id: z.string(), version: z.string() }),
  /** Grows with every change of anything. */
  version: z.number().int(),
  fields: z.record(fieldPathSchema, fieldSchema),
  members: z.array(memberSchema),
  evaluation: evaluationSchema,
  counts: z.array(countCheckSchema),
  /** How much of each section of the form is filled, by section id. */
  sections: z.array(z.strictObject({ id: z.string(), filled: z.number().int(), fields: z.number().int() })),
});
export type Application = z.infer<typeof applicationSchema>;

/** `base`: the version that the person saw; 0 for a field that had no value. */
export const changeSchema = z.strictObject({
  path: fieldPathSchema,
  value: valueSchema.nullable(),
  base: z.number().int().nonnegative(),
});

/** What became of each change. A conflict changes nothing: the person is shown theirs beside the other's. */
export const changeResultSchema = z.discriminatedUnion('result', [
  z.strictObject({ path: fieldPathSchema, result: z.literal('saved'), field: fieldSchema }),
  z.strictObject({ path: fieldPathSchema, result: z.literal('conflict'), field: fieldSchema.nullable() }),
  z.strictObject({ path: fieldPathSchema, result: z.literal('refused'), reason: z.string() }),
]);

const historyEntrySchema = z.strictObject({
  path: fieldPathSchema,
  /** 0: said in chat before what already stood was said, so it never stood. */
  version: z.number().int(),
  value: valueSchema.nullable(),
  by: personSchema,
  at: timeSchema,
  channel: z.enum(['chat', 'page']),
});

/** What happened to an application, for its timeline. `detail` holds names and numbers that the sentence needs. */
export const eventSchema = z.strictObject({
  id: idSchema,
  type: z.string(),
  at: timeSchema,
  by: personSchema.nullable(),
  /** The sentence to show, in Chinese. */
  text: z.string(),
});

export const applicationEndpoints = {
  list: endpoint({
    id: 'applications.list',
    method: 'GET',
    path: '/api/applications',
    summary: 'The applications of all organisations of the person, latest change first',
    access: 'contact',
    limit: 'read',
    query: pageQuery,
    response: pageOf(applicationSummarySchema),
  }),
  create: endpoint({
    id: 'applications.create',
    method: 'POST',
    path: '/api/applications',
    summary: 'Begins an application, with what the person has answered in chat',
    access: 'contact',
    limit: 'write',
    body: z.strictObject({ organisation: idSchema }),
    response: applicationSchema,
    problems: ['not_found', 'not_permitted', 'too_many_applications'],
  }),
  read: endpoint({
    id: 'applications.read',
    method: 'GET',
    path: '/api/applications/:application',
    summary: 'The whole draft with all that follows from it',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    response: applicationSchema,
  }),
  change: endpoint({
    id: 'applications.change',
    method: 'PATCH',
    path: '/api/applications/:application/fields',
    summary: 'Saves fields, each against the version that the person saw',
    access: 'application.edit',
    limit: 'write',
    params: applicationParams,
    body: z.strictObject({ changes: z.array(changeSchema).min(1).max(60) }),
    response: z.strictObject({ results: z.array(changeResultSchema), application: applicationSchema }),
  }),
  history: endpoint({
    id: 'applications.history',
    method: 'GET',
    path: '/api/applications/:application/history',
    summary: 'Every value that a field has had, latest first',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    query: pageQuery.extend({ path: fieldPathSchema.optional() }),
    response: pageOf(historyEntrySchema),
  }),
  events: endpoint({
    id: 'applications.events',
    method: 'GET',
    path: '/api/applications/:application/events',
    summary: 'The timeline, latest first',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    query: pageQuery,
    response: pageOf(eventSchema),
  }),
};
