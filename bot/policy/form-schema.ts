import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, '编号只用小写字母、数字、下划线和点');
const text = z.string().trim().min(1);
const clauses = z.array(z.string().min(1)).min(1);

export const FIELD_TYPES = ['line', 'text', 'mobile', 'email'] as const;
/** Of a member kind that adds to no count of the check. */
export const COUNTS_AS_NONE = 'none';

const fieldSchema = z.strictObject({
  id,
  label: text,
  /** `line`: one line; `text`: several; `mobile`: a mobile or landline number. */
  type: z.enum(FIELD_TYPES),
  /** What is meant; for what the published text does not ask for, that it does not and why it helps. */
  hint: text.max(120).optional(),
  max_length: z.number().int().positive().max(5000),
  /** Only what tells one application from another, or whom to reach: without it nothing can be handed in. */
  required: z.boolean().default(false),
  /** Concerns a person. */
  personal: z.boolean().default(false),
  clauses,
});

/** form.yaml: what an application says beside the facts of the check. */
export const formSchema = z.strictObject({
  /** The field that names the application: the consortium's name. */
  title_field: id,
  /** The fact that is the lead unit's name: an application begins with the name that its organisation was registered under. */
  lead_name_fact: id,
  /** The choice that tells what field an application works in, for lists and figures. */
  field_fact: id.optional(),
  sections: z.array(z.strictObject({ id, title: text, fields: z.array(fieldSchema).min(1) })).min(1),
  /** What a listed member can be, and which count it adds to. */
  member_kinds: z.array(
    z.strictObject({ id, label: text, counts_as: z.union([z.literal(COUNTS_AS_NONE), id]) }),
  ),
  /** The count of all listed members, of whatever kind. */
  member_total: id.optional(),
});

export type Form = z.infer<typeof formSchema>;
export type FormField = z.infer<typeof fieldSchema>;
