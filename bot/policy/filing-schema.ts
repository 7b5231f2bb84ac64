import { z } from 'zod';

/** filing.yaml: the public notice, what may be published of an application, the filing and its certificate. */

const id = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, '编号只用小写字母、数字、下划线和点');
const text = z.string().trim().min(1);
const clauses = z.array(z.string().min(1)).min(1);

/** What a sentence of the certificate can be filled with. */
export const CERTIFICATE_BLANKS = [
  'title',
  'lead',
  'field',
  'members',
  'number',
  'filed_on',
  'valid_until',
  'issuer',
  'document_number',
  'policy',
] as const;
export type CertificateBlank = (typeof CERTIFICATE_BLANKS)[number];

/** What may be shown of a member; nothing about a person can be named here. */
const PUBLIC_ATTRIBUTES = ['name', 'kind', 'place'] as const;

export const filingSchema = z.strictObject({
  notice: z.strictObject({
    title: text,
    clauses,
    /** Said above the list and above each notice. */
    introduction: text,
    /** How an objection is made. */
    objections: text,
    /** Said where there is no notice at the moment. */
    none: text,
  }),
  /** All that leaves the office of an application, besides its title, its lead unit and the days. */
  public: z.strictObject({
    /** The choice fact that says what it is about. */
    field: id,
    members: z.array(z.enum(PUBLIC_ATTRIBUTES)).min(1),
  }),
  filing: z.strictObject({
    clauses,
    /** `{year}` and `{count}`, the latter filled up with zeros. */
    number: z
      .string()
      .trim()
      .refine((value) => value.includes('{year}') && value.includes('{count}'), '须含 {year} 和 {count}'),
    number_digits: z.number().int().min(1).max(6),
    validity: z.strictObject({ years_at_most: z.number().int().positive().max(20), clauses }),
  }),
  certificate: z.strictObject({
    title: text,
    /** Fields by label, in their order. */
    rows: z.array(z.strictObject({ label: text, text })).min(1),
    paragraphs: z.array(text).min(1),
    /** Beside the picture that leads to the page of verification. */
    verify: text,
  }),
});

export type FilingPolicy = z.infer<typeof filingSchema>;
