import type Router from '@koa/router';
import type { Context } from 'koa';
import { ServerError } from '../errors.ts';
import type { OpenedFile } from '../services/papers/open-file.ts';
import type { ByteRange, FileKind } from '../services/papers/ports.ts';
import { passFront, type FrontOptions } from './api/front.ts';

export interface FileDeps {
  /** @throws {ServerError} `link_invalid` and others */
  open(token: string, now: Date): Promise<OpenedFile>;
}

const TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
};
const SHOWN: readonly FileKind[] = ['pdf', 'jpeg', 'png'];
/** A viewer of PDF in the browser does not start in a sandbox; nothing in a PDF runs as a page. */
const POLICIES = {
  pdf: "frame-ancestors 'self'; base-uri 'none'",
  other: "default-src 'none'; sandbox; frame-ancestors 'self'",
};

/** `GET /files/:token`: the bytes of a file to whoever holds a signed link, for ten minutes. */
export function mountFiles(router: Router, { open }: FileDeps, front: FrontOptions): void {
  router.get('/files/:token', async (ctx) => {
    const now = new Date(front.clock());
    await passFront(ctx, front, { access: 'public', limit: 'read', method: ctx.method }, now);
    await hand(ctx, await open(ctx.params['token'] ?? '', now), now);
  });
}

async function hand(ctx: Context, file: OpenedFile, now: Date): Promise<void> {
  describe(ctx, file, now);
  if (ctx.get('If-None-Match') === file.etag) {
    ctx.status = 304;
    return;
  }
  const range = ctx.method === 'HEAD' ? null : wantedRange(ctx, file);
  ctx.status = range ? 206 : 200;
  if (range) ctx.set('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  ctx.length = range ? range.end - range.start + 1 : file.bytes;
  if (ctx.method === 'HEAD') return;
  // A body that Koa does not know the type of would change the type.
  const type = ctx.type;
  ctx.body = await file.open(range ?? undefined);
  ctx.type = type;
  ctx.length = range ? range.end - range.start + 1 : file.bytes;
}

function describe(ctx: Context, { file, kind, etag, expiresAt }: OpenedFile, now: Date): void {
  const left = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1_000));
  const ascii = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const name = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  ctx.type = TYPES[kind];
  ctx.set({
    'Content-Disposition': `${SHOWN.includes(kind) ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${name}`,
    'Content-Security-Policy': kind === 'pdf' ? POLICIES.pdf : POLICIES.other,
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': `private, max-age=${left}`,
    'Accept-Ranges': 'bytes',
    ETag: etag,
  });
}

/** One range; several, and what is no range, count as none. @throws {ServerError} `bad_range` (416) */
function wantedRange(ctx: Context, { bytes, etag }: OpenedFile): ByteRange | null {
  const given = /^bytes=(\d*)-(\d*)$/.exec(ctx.get('Range'));
  const condition = ctx.get('If-Range');
  if (!given || (given[1] === '' && given[2] === '') || (condition !== '' && condition !== etag)) return null;
  const [, from, to] = given as unknown as [string, string, string];
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (start <= end && start < bytes) return { start, end };
  ctx.set('Content-Range', `bytes */${bytes}`);
  throw new ServerError(416, 'bad_range', 'The file does not have these bytes.');
}
