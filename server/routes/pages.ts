import type { Context, Middleware } from 'koa';
import type { PageFile, Pages } from '../pages/read-pages.ts';

/** Addresses of the program itself: whoever asks for one that does not exist is not looking for a page. */
const NO_PAGE = /^\/(api|wecom|files|login|healthz|readyz|metrics|assets)(\/|$)/;
const OF_CONSOLE = /^\/review(\/|$)/;
const ASSET = /^\/assets\/[\w.-]+$/;
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Styles may be inline, since TDesign sets some on elements; scripts never. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "worker-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The mini-app and the officers' console: files of the build, and for whatever else a browser opens the one document of either, since the
 * pages' addresses are made in the browser. Stands behind all other routes.
 */
export function servePages(pages: Pages): Middleware {
  return async (ctx, next) => {
    await next();
    if (!['GET', 'HEAD'].includes(ctx.method) || ctx.status !== 404 || ctx.body != null) return;
    const file = pages.files.get(ctx.path);
    if (file) return answer(ctx, file, ASSET.test(ctx.path) ? FOR_GOOD : 'no-cache');
    if (NO_PAGE.test(ctx.path) || !ctx.get('Accept').includes('text/html')) return;
    ctx.set('Content-Security-Policy', POLICY);
    ctx.set('Referrer-Policy', 'strict-origin-when-cross-origin');
    answer(ctx, OF_CONSOLE.test(ctx.path) ? pages.console : pages.document, 'no-cache');
  };
}

function answer(ctx: Context, file: PageFile, cacheControl: string): void {
  ctx['_matchedRoute'] = file.route;
  const encoding =
    file.br && ctx.acceptsEncodings('br') ? 'br' : file.gz && ctx.acceptsEncodings('gzip') ? 'gzip' : '';
  ctx.status = 200;
  ctx.type = file.type;
  ctx.set('Cache-Control', cacheControl);
  ctx.vary('Accept-Encoding');
  ctx.etag = encoding === '' ? file.etag : `${file.etag}-${encoding}`;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  if (encoding !== '') ctx.set('Content-Encoding', encoding);
  ctx.body = encoding === 'br' ? file.br : encoding === 'gzip' ? file.gz : file.content;
}
