import { z } from 'zod';

/** Ids are opaque: 22 letters, digits, `-` and `_`. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
/** ISO 8601 in UTC. */
export const timeSchema = z.iso.datetime();
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Keyset pages: `next` is handed back as `after` for the following page; null at the end. */
export const pageQuery = z.strictObject({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** A person as colleagues see them. */
export const personSchema = z.strictObject({ id: idSchema, name: z.string() });

/** RFC 9457, with a stable `code` and, in `detail`, what happened and what to do next, in Chinese where a person reads it. */
export const problemSchema = z.looseObject({
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
});

export const ROLES = ['owner', 'editor', 'viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** A value of a fact or of a field of the application; null clears it. */
export const valueSchema = z.union([
  z.string().max(5000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(64)).max(64),
]);
export type FieldValue = z.infer<typeof valueSchema>;
