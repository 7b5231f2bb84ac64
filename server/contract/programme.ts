import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const optionSchema = z.strictObject({ id: z.string(), label: z.string() });
const clausesSchema = z.array(z.string());

export const factViewSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  type: z.enum(['yes_no', 'count', 'choice', 'set', 'text']),
  clauses: clausesSchema,
  unit: z.string().optional(),
  options: z.array(optionSchema).optional(),
  maxLength: z.number().int().optional(),
  /** The question in words; absent for what is never asked. */
  question: z
    .strictObject({
      group: z.string(),
      ask: z.string(),
      hint: z.string().optional(),
      why: z.string(),
      example: z.string(),
      optional: z.boolean(),
    })
    .optional(),
});

export const formFieldSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  type: z.enum(['line', 'text', 'mobile', 'email']),
  hint: z.string().optional(),
  maxLength: z.number().int(),
  required: z.boolean(),
  /** Concerns a person: shown with the reason why it is asked for. */
  personal: z.boolean(),
  clauses: clausesSchema,
});

/** The policy pack as the pages need it. */
export const programmeSchema = z.strictObject({
  pack: z.strictObject({ id: z.string(), version: z.string() }),
  title: z.string(),
  programme: z.string(),
  office: z.string(),
  documentNumber: z.string(),
  inForce: z.strictObject({ from: z.string(), to: z.string() }),
  contact: z.string(),
  disclaimer: z.strictObject({ text: z.string(), clauses: clausesSchema }),
  verdicts: z.record(z.string(), z.strictObject({ title: z.string(), meaning: z.string() })),
  strengths: z.record(z.string(), z.string()),
  clauses: z.record(z.string(), z.string()),
  facts: z.array(factViewSchema),
  groups: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      strength: z.enum(['must', 'in_principle', 'inferred', 'encouraged']),
      clauses: clausesSchema,
      /** What to do where it is not met; for encouraged ones, the tip. */
      nextStep: z.string(),
      facts: z.array(z.string()),
    }),
  ),
  documents: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      basis: z.enum(['named', 'supporting']),
      clauses: clausesSchema,
      description: z.string(),
      example: z.string().nullable(),
      /** What officers look for, a line each. */
      looksFor: z.array(z.string()),
      draft: z.boolean(),
    }),
  ),
  form: z.strictObject({
    sections: z.array(
      z.strictObject({ id: z.string(), title: z.string(), fields: z.array(formFieldSchema) }),
    ),
    memberKinds: z.array(optionSchema.extend({ countsAs: z.string().nullable() })),
  }),
});
export type Programme = z.infer<typeof programmeSchema>;

export const programmeEndpoints = {
  read: endpoint({
    id: 'programme.read',
    method: 'GET',
    path: '/api/programme',
    summary:
      'Questions, rules, checklist, form and clauses of the programme in force, or of one that a case goes by',
    access: 'public',
    limit: 'read',
    validated: true,
    /** Absent: the one in force. */
    query: z.strictObject({ pack: z.string().max(80).optional(), version: z.string().max(40).optional() }),
    response: programmeSchema,
  }),
};
