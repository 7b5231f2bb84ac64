import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'koa';

const compress = promisify(gzip);

interface Prepared {
  etag: string;
  text: string;
  gzipped: Buffer;
}
/** What is answered again and again is one object, so that it is written and compressed once. */
const prepared = new WeakMap<object, Promise<Prepared>>();

/** Answers with JSON that a browser may keep and asks about each time; what it has already is not sent again. */
export async function sendValidated(ctx: Context, answer: object): Promise<void> {
  let ready = prepared.get(answer);
  if (!ready) prepared.set(answer, (ready = prepare(answer)));
  const { etag, text, gzipped } = await ready;
  ctx.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding', ETag: etag });
  ctx.status = 200;
  ctx.type = 'application/json';
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  const small = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
  if (small) ctx.set('Content-Encoding', 'gzip');
  ctx.body = small ? gzipped : text;
}

async function prepare(answer: object): Promise<Prepared> {
  const text = JSON.stringify(answer);
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  // Weak: the same whether compressed or not.
  return { etag: `W/"${digest}"`, text, gzipped: await compress(text) };
}
