import type Router from '@koa/router';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'koa';
import libraryFolder from 'swagger-ui-dist/absolute-path.js';
import { sendValidated } from '../http/validated.ts';

/** The library sets style attributes; nothing else may come from elsewhere or be run from the page itself. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lianbei API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<script src="/api/docs/swagger-ui-bundle.js" defer></script>
<script src="/api/docs/start.js" defer></script>
</head>
<body><div id="api"></div></body>
</html>
`;

/** Calls tried out on the page carry what the pages' own calls carry. */
const START = `const own = async (request) => {
  if (request.method === 'GET' || !request.url.includes('/api/')) return request;
  const session = await (await fetch('/api/session')).json();
  request.headers['X-CSRF-Token'] = session.csrf ?? '';
  request.headers['Idempotency-Key'] ||= crypto.randomUUID();
  return request;
};
SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', requestInterceptor: own, validatorUrl: null });
`;

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

/** The API's description, and a page to browse it. */
export function addApiDocs(router: Router, description: object): void {
  router.get('/api/openapi.json', (ctx) => sendValidated(ctx, description));
  router.get('/api/docs', (ctx) => send(ctx, 'text/html; charset=utf-8', PAGE));
  router.get('/api/docs/start.js', (ctx) => send(ctx, TYPES.js, START));
  for (const [file, type] of [
    ['swagger-ui.css', TYPES.css],
    ['swagger-ui-bundle.js', TYPES.js],
  ] as const) {
    router.get(`/api/docs/${file}`, async (ctx) =>
      send(ctx, type, await readFile(join(libraryFolder(), file))),
    );
  }
}

function send(ctx: Context, type: string, body: string | Buffer): void {
  ctx.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-cache' });
  ctx.type = type;
  ctx.body = body;
}
