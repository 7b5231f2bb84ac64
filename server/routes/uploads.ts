import type Router from '@koa/router';
import { Metadata, Server, type DataStore, type Locker } from '@tus/server';
import type { Context } from 'koa';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { idSchema } from '../contract/common.ts';
import type { LimitClass } from '../contract/endpoint.ts';
import { MAX_FILE_BYTES } from '../contract/papers.ts';
import { ServerError } from '../errors.ts';
import type { FinishUpload } from '../services/papers/finish-upload.ts';
import type { Upload, Uploads } from '../services/papers/ports.ts';
import { authorise, passFront, type FrontOptions } from './api/front.ts';
import type { Actor } from './api/handler.ts';
import { tusProblem } from './upload-problems.ts';

export interface UploadDeps {
  uploads: Uploads;
  store: DataStore;
  locker: Locker;
  finish: FinishUpload;
  /** Ids of the pack's documents. */
  documents: ReadonlySet<string>;
  /** Whether a document that is none of the pack's is waited for all the same, as with an annual report. */
  awaits: (application: string, document: string) => Promise<boolean>;
  newId: () => string;
}
type Deps = UploadDeps & { front: FrontOptions };

const PATH = '/api/uploads';
const LIMITS: Readonly<Record<string, LimitClass>> = { POST: 'write', DELETE: 'write' };
const notFound = () => new ServerError(404, 'upload_gone', '这次上传已过期或不存在，请重新选择文件上传。');

/** Uploads that survive a lost network: tus 1.0, with the same layers in front as every other call. */
export function mountUploads(router: Router, deps: UploadDeps, front: FrontOptions): void {
  const all = { ...deps, front };
  const protocol = createProtocol(all);
  router.post(PATH, async (ctx) => {
    const { actor, now } = await enter(ctx, all);
    const metadata = readMetadata(ctx);
    await authorise(front, 'application.edit', actor, metadata);
    await requireWanted(deps, metadata);
    refuseLarge(ctx, metadata.name);
    await protocol(ctx, { contact: actor.contactId, now });
  });
  for (const method of ['head', 'patch', 'delete'] as const) {
    router[method](`${PATH}/:upload`, async (ctx) => {
      const { actor, now } = await enter(ctx, all);
      const upload = await deps.uploads.read(ctx.params['upload'] ?? '');
      if (upload?.contactId !== actor.contactId) throw notFound();
      await authorise(front, 'application.edit', actor, { application: upload.applicationId });
      if (method === 'head') await settle(ctx, deps, upload, now);
      await protocol(ctx, { contact: actor.contactId, now });
    });
  }
}

async function enter(ctx: Context, { front }: Deps): Promise<{ actor: Actor; now: Date }> {
  const now = new Date(front.clock());
  const limit = LIMITS[ctx.method] ?? 'read';
  const actor = await passFront(ctx, front, { access: 'application.edit', limit, method: ctx.method }, now);
  return { actor: actor!, now };
}

const metadataSchema = z.object({
  application: idSchema,
  document: z.string(),
  name: z.string().min(1).max(400),
  replaces: idSchema.optional(),
  part: z.literal('photo').optional(),
});

const badMetadata = () =>
  new ServerError(400, 'bad_metadata', '上传的说明不完整，请刷新页面后重新选择文件。');

function readMetadata(ctx: Context) {
  const parsed = metadataSchema.safeParse(parseHeader(ctx.get('Upload-Metadata')));
  if (!parsed.success) throw badMetadata();
  return parsed.data;
}

async function requireWanted(
  { documents, awaits }: UploadDeps,
  { application, document }: { application: string; document: string },
): Promise<void> {
  if (!documents.has(document) && !(await awaits(application, document))) throw badMetadata();
}

function parseHeader(header: string): unknown {
  try {
    return Metadata.parse(header);
  } catch {
    return null;
  }
}

/** Told before the first byte, by the name that the person knows. */
function refuseLarge(ctx: Context, name: string): void {
  if (Number(ctx.get('Upload-Length')) > MAX_FILE_BYTES) throw tusProblem(413, name);
}

/** Whoever did not hear how their upload ended asks for its length: then it has ended, and this is its file. */
async function settle(ctx: Context, { finish }: UploadDeps, upload: Upload, now: Date): Promise<void> {
  if (!upload.complete || upload.photo) return;
  const file = await finish(upload, now);
  if (file !== null) ctx.set('Lianbei-File', file);
}

interface Call {
  contact: string;
  now: Date;
}

/** Hands a request to the protocol and its answer to Koa, so that refusals look like all others. */
function createProtocol({ uploads, store, locker, finish, newId }: Deps) {
  const calls = new WeakMap<Request, Call>();
  const failures = new WeakMap<Request, unknown>();
  const server = new Server({
    path: PATH,
    datastore: store,
    locker,
    maxSize: MAX_FILE_BYTES,
    relativeLocation: true,
    namingFunction: newId,
    onUploadCreate: async (request, { metadata }) => ({
      metadata: { ...metadata, contact: calls.get(request)!.contact },
    }),
    async onUploadFinish(request, { id }) {
      const upload = await uploads.read(id);
      if (upload === null) throw notFound();
      const file = await finish(upload, calls.get(request)!.now);
      return file === null ? {} : { headers: { 'Lianbei-File': file } };
    },
    onResponseError(request, error) {
      failures.set(request, error);
      return undefined;
    },
  });

  return async (ctx: Context, call: Call): Promise<void> => {
    const request = webRequest(ctx);
    calls.set(request, call);
    ctx.set('Tus-Resumable', '1.0.0');
    const response = await server.handleWeb(request);
    if (response.status >= 400) {
      // What still comes is dropped: many senders read an answer only when they have sent everything.
      ctx.req.removeAllListeners('data').resume();
      const failure = failures.get(request);
      throw failure instanceof ServerError ? failure : tusProblem(response.status, null, failure);
    }
    answer(ctx, response);
  };
}

/** The protocol listens to the connection itself for its end, which `runtime` leads it to. */
function webRequest(ctx: Context): Request {
  const { method, req, res } = ctx;
  const headers = Object.entries(req.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const body = method === 'HEAD' ? null : (Readable.toWeb(req) as ReadableStream);
  const request = new Request(`http://localhost${ctx.path}`, {
    method,
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  return Object.assign(request, { runtime: { name: 'node', node: { req, res } } });
}

function answer(ctx: Context, response: Response): void {
  ctx.status = response.status;
  for (const [name, value] of response.headers) {
    if (!/^(access-control-|content-)/.test(name)) ctx.set(name, value);
  }
  ctx.set('Cache-Control', 'no-store');
  if (response.status !== 204) ctx.body = '';
}
