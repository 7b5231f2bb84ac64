import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, '编号只用小写字母、数字和下划线');
const text = z.string().trim().min(1);
const clauses = z.array(z.string().min(1)).min(1);

export const CHANGE_KINDS = ['add', 'replace', 'remove'] as const;
/** 好差评 knows five levels; 5 is the best. */
export const RATING_LEVELS = 5;

/** life.yaml: what can happen to a consortium after its filing. Whatever part is left out, the programme does not know. */
export const lifeSchema = z.strictObject({
  /** Changes of the roster that may be asked for. */
  members: z
    .strictObject({
      about: text,
      clauses,
      kinds: z.array(z.strictObject({ kind: z.enum(CHANGE_KINDS), label: text, hint: text })).min(1),
    })
    .optional(),
  /** What the published text does not let a consortium do by itself: asked for, it is refused with these words and clauses. */
  forbidden: z.array(z.strictObject({ id, label: text, answer: text, clauses })).default([]),
  /** On what a filing may be cancelled. */
  grounds: z
    .array(
      z.strictObject({
        id,
        label: text,
        /** What it is called where only a rectification is ordered on it. */
        rectification_label: text.optional(),
        clauses,
        /** The clause wants a rectification to have been ordered first, and not done or not done well enough. */
        after_rectification: z.boolean().default(false),
      }),
    )
    .default([]),
  /** A filing that ends may be applied for anew; how long before the end is the office's choice. */
  renewal: z.strictObject({ about: text, clauses }).optional(),
  support: z
    .strictObject({
      measures: z.array(z.strictObject({ id, label: text, text, clauses })).min(1),
      /** How a filed consortium asks the office to coordinate. */
      coordination: z.strictObject({ label: text, about: text, clauses }),
    })
    .optional(),
  /** 好差评. Not of the published text: a custom of the one-stop services. */
  ratings: z
    .strictObject({
      ask: text,
      note: text,
      /** From the best to the worst. */
      levels: z.array(text).length(RATING_LEVELS),
      /** This level and those below are handled. */
      low: z.number().int().min(1).max(RATING_LEVELS),
      handle_within_working_days: z.number().int().min(1).max(60),
    })
    .optional(),
});

export type Life = z.infer<typeof lifeSchema>;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type Ground = Life['grounds'][number];
