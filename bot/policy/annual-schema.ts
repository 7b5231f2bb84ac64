import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, '编号只用小写字母、数字和下划线');
const text = z.string().trim().min(1);
const clauses = z.array(z.string().min(1)).min(1);

const fieldBase = {
  id,
  label: text,
  /** What is meant; for what the published text does not ask for, that it does not and why it helps. */
  hint: text.max(120).optional(),
  /** Without it the report cannot be handed in. */
  required: z.boolean().default(true),
  clauses,
};

/** `line`: one line; `text`: several; `count`: a whole number; `amount`: a number with up to two decimals. */
const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...fieldBase, type: z.literal('line'), max_length: z.number().int().positive().max(500) }),
  z.strictObject({
    ...fieldBase,
    type: z.literal('text'),
    max_length: z.number().int().positive().max(5000),
  }),
  z.strictObject({ ...fieldBase, type: z.literal('count'), unit: text }),
  z.strictObject({ ...fieldBase, type: z.literal('amount'), unit: text }),
]);

/** annual.yaml: what a filed consortium reports of each year, and by what it is evaluated. Without the file the programme has no such duty. */
export const annualSchema = z.strictObject({
  title: text,
  /** That it has to be reported, and when. */
  clauses,
  sections: z.array(z.strictObject({ id, title: text, clauses, fields: z.array(fieldSchema).min(1) })).min(1),
  /** Papers that may go with it. */
  attachments: z.array(z.strictObject({ id, title: text, hint: text.optional(), clauses })).default([]),
  evaluation: z.strictObject({
    clauses,
    /** `looks_at`: the fields that an officer reads beside an aspect; the published text names aspects, not how they are measured. */
    aspects: z.array(z.strictObject({ id, title: text, looks_at: z.array(id).default([]) })).min(1),
  }),
});

export type Annual = z.infer<typeof annualSchema>;
export type AnnualSection = Annual['sections'][number];
export type AnnualField = AnnualSection['fields'][number];
