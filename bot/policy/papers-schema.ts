import { z } from 'zod';

/** papers.yaml: what is said of each item of the checklist, what the pre-check looks for in it, and the template of its draft. */

const id = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, '编号只用小写字母、数字、下划线和点');
const clauseId = z.string().min(1);
const text = z.string().trim().min(1);
/** Words looked for: punctuation, spaces, width and traditional forms do not matter. */
const words = z.array(text.min(2)).min(1);

/** Where something known of the application stands. */
const sourceSchema = z
  .string()
  .regex(
    /^(fact\.[a-z][a-z0-9_.]*|form\.[a-z][a-z0-9_.]*|organisation\.(name|code))$/,
    '写作 fact.编号、form.编号、organisation.name 或 organisation.code',
  );

/** One line of what officers look for. Without `suggestion` it must follow from the clauses. */
const lineSchema = z.strictObject({
  text,
  clauses: z.array(clauseId).min(1),
  suggestion: z.boolean().default(false),
});

const checksSchema = z
  .strictObject({
    /** Each item of a set fact has to be found, as a heading or in running text. */
    contents: z
      .strictObject({
        fact: id,
        items: z.record(
          id,
          z.strictObject({
            /** Words that name the item, as in a heading. */
            headings: words,
            /** Words that show in running text that the matter is settled. */
            signs: words.default([]),
          }),
        ),
      })
      .optional(),
    lead_name: sourceSchema.optional(),
    member_names: z.boolean().default(false),
    /** 统一社会信用代码 that stand beside a name. */
    codes: z.boolean().default(false),
    people: z.array(z.strictObject({ label: text, is: sourceSchema })).default([]),
    /** Labels before the day of signing, which cannot lie ahead. */
    dates: z.strictObject({ signed: words }).optional(),
    /** A period named by these words may not be longer than the clause says. */
    validity: z
      .strictObject({
        words,
        years_at_most: z.number().int().positive(),
        clauses: z.array(clauseId).min(1),
      })
      .optional(),
  })
  .prefault({});

const align = z.enum(['left', 'center', 'right']).default('left');
const simpleBlocks = [
  z.strictObject({ title: text }),
  z.strictObject({ heading: text, level: z.union([z.literal(1), z.literal(2)]).default(1) }),
  z.strictObject({ paragraph: text, align, indent: z.boolean().default(true) }),
  /** What has to be settled here, for whoever completes the draft. */
  z.strictObject({ guidance: text }),
  z.strictObject({ list: z.array(text).min(1) }),
  z.strictObject({ page_break: z.literal(true) }),
] as const;
const each = z.discriminatedUnion('of', [
  /** The members beside the lead unit. */
  z.strictObject({ of: z.literal('member') }),
  /** Rules of one strength that are not met. */
  z.strictObject({ of: z.literal('unmet_rule'), strength: z.enum(['must', 'in_principle', 'inferred']) }),
]);
const tableSchema = z.strictObject({
  table: z.strictObject({
    /** Titles with shares of the width. */
    columns: z.array(z.strictObject({ title: text, width: z.number().positive() })).min(1),
    /** Rows that are always there. */
    rows: z.array(z.array(z.string())).default([]),
    /** One row for each. */
    each: z.strictObject({ for: each, row: z.array(z.string()) }).optional(),
  }),
});
export const blockSchema = z.union([
  ...simpleBlocks,
  tableSchema,
  z.strictObject({
    each,
    blocks: z.array(z.union(simpleBlocks)).min(1),
    /** Said when there is none. */
    none: text.optional(),
  }),
]);

export const papersSchema = z.array(
  z.strictObject({
    document: id,
    /** What a good one is like. */
    example: text.max(200),
    looks_for: z.array(lineSchema).min(1),
    checks: checksSchema,
    draft: z.strictObject({ file_name: text.max(60), blocks: z.array(blockSchema).min(1) }).optional(),
  }),
);

export type Paper = z.infer<typeof papersSchema>[number];
export type PaperChecks = Paper['checks'];
export type DraftTemplate = NonNullable<Paper['draft']>;
export type DraftBlock = z.infer<typeof blockSchema>;
export type Each = z.infer<typeof each>;
