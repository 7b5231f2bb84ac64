import { z } from 'zod';
import { applicationParams } from './applications.ts';
import { digestSchema, idSchema, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const FILE_KINDS = ['pdf', 'docx', 'doc', 'xlsx', 'xls', 'jpeg', 'png', 'heic'] as const;

export const findingSchema = z.strictObject({
  id: idSchema,
  file: idSchema,
  /** Stable: `contents_missing`, `member_missing`, `name_differs`, `date_doubtful`, `scan_unchecked`, `unreadable` … */
  code: z.string(),
  /** A hint in Chinese: what was looked for, what was found. Never a verdict. */
  text: z.string(),
  /** Where it was looked for or found: a page, a heading, the words around it. */
  place: z.string().nullable(),
  dismissed: z.strictObject({ by: personSchema, at: timeSchema, reason: z.string() }).nullable(),
});

export const fileSchema = z.strictObject({
  id: idSchema,
  document: z.string(),
  name: z.string(),
  kind: z.enum(FILE_KINDS),
  bytes: z.number().int(),
  sha256: digestSchema,
  /** Null where it cannot be told. */
  pages: z.number().int().nullable(),
  by: personSchema,
  at: timeSchema,
  /** The file that this one took the place of; that one is kept. */
  replaces: idSchema.nullable(),
  /** `current`, or kept only as history. */
  state: z.enum(['current', 'replaced', 'removed']),
  /** `waiting`: not looked at by the virus scanner yet; `infected`: taken off the checklist by it. Neither is handed out. */
  scan: z.enum(['clean', 'waiting', 'off', 'infected']),
  check: z.enum(['running', 'done', 'scan', 'not_checked']),
});

/** An item of the checklist with its state: `missing`, `attention` (open findings), `ready`. */
export const paperSchema = z.strictObject({
  document: z.string(),
  wanted: z.boolean(),
  state: z.enum(['missing', 'attention', 'ready']),
  files: z.array(fileSchema),
  findings: z.array(findingSchema),
  /** A draft of it can be made. */
  draft: z.boolean(),
});

const fileParams = applicationParams.extend({ file: idSchema });
const findingParams = applicationParams.extend({ finding: idSchema });
const documentParams = applicationParams.extend({ document: z.string().regex(/^[a-z][a-z0-9_.]{0,60}$/) });
/** A short-lived address that needs no cookie, for previews by the phone itself. */
export const linkSchema = z.strictObject({
  url: z.string(),
  expiresAt: timeSchema,
  bytes: z.number().int(),
  name: z.string(),
});

/**
 * Files arrive by tus 1.0 at `/api/uploads` (creation, HEAD, PATCH, termination), with the metadata `application`, `document`, `name`, and
 * `replaces` (a file's id) or `part` (`photo`: one picture of a paper that several pictures make up). The answer that ends an upload, and
 * every HEAD after it, has the file's id in the header `Lianbei-File`, unless it is a picture; a refused upload ends with a problem and is
 * gone. Pieces of 1 to 2 MB get through slow networks, and a 423 or 409 is worth another try.
 */
export const paperEndpoints = {
  list: endpoint({
    id: 'papers.list',
    method: 'GET',
    path: '/api/applications/:application/papers',
    summary:
      'The checklist with files and findings; items not wanted any more are listed while they hold files',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    response: z.strictObject({ items: z.array(paperSchema) }),
  }),
  photos: endpoint({
    id: 'papers.photos',
    method: 'POST',
    path: '/api/applications/:application/papers/:document/photos',
    summary: 'Makes one PDF of uploaded pictures, in the order given',
    access: 'application.edit',
    limit: 'heavy',
    params: documentParams,
    body: z.strictObject({
      /** Upload ids, as at the end of the uploads' addresses. */
      uploads: z.array(z.string().max(80)).min(1).max(30),
      name: z.string().trim().min(1).max(100),
      replaces: idSchema.nullable().default(null),
    }),
    response: fileSchema,
    problems: ['upload_missing', 'file_damaged', 'too_large', 'replaced_already', 'too_many_files'],
  }),
  remove: endpoint({
    id: 'files.remove',
    method: 'DELETE',
    path: '/api/applications/:application/files/:file',
    summary: 'Takes a file off the checklist; it is kept as history',
    access: 'application.edit',
    limit: 'write',
    params: fileParams,
  }),
  restore: endpoint({
    id: 'files.restore',
    method: 'POST',
    path: '/api/applications/:application/files/:file/restore',
    summary: 'Puts a removed file back',
    access: 'application.edit',
    limit: 'write',
    params: fileParams,
    response: fileSchema,
    problems: ['replaced_already', 'infected'],
  }),
  link: endpoint({
    id: 'files.link',
    method: 'POST',
    path: '/api/applications/:application/files/:file/link',
    summary: 'A signed address of the file, valid for ten minutes',
    access: 'application.read',
    limit: 'write',
    params: fileParams,
    body: z.strictObject({ as: z.enum(['original', 'preview']).default('original') }),
    response: linkSchema,
    problems: ['scan_waiting', 'infected', 'no_preview'],
  }),
  dismiss: endpoint({
    id: 'findings.dismiss',
    method: 'POST',
    path: '/api/applications/:application/findings/:finding/dismiss',
    summary: 'Sets a finding aside, with a reason that the officer sees',
    access: 'application.edit',
    limit: 'write',
    params: findingParams,
    body: z.strictObject({ reason: z.string().trim().min(2).max(300) }),
    response: findingSchema,
  }),
  reopen: endpoint({
    id: 'findings.reopen',
    method: 'POST',
    path: '/api/applications/:application/findings/:finding/reopen',
    summary: 'Takes a dismissal back',
    access: 'application.edit',
    limit: 'write',
    params: findingParams,
    response: findingSchema,
  }),
  draft: endpoint({
    id: 'drafts.link',
    method: 'POST',
    path: '/api/applications/:application/papers/:document/draft',
    summary: 'Drafts the document as .docx from what is known; answers with an address valid for ten minutes',
    access: 'application.read',
    limit: 'heavy',
    params: documentParams,
    response: linkSchema,
    problems: ['no_draft'],
  }),
};
