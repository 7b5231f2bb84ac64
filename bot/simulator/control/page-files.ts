import { readFile } from 'node:fs/promises';
import type { Context } from 'koa';

/** The files of the chat page, by address. Nothing else of the disk can be asked for. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  ...Object.fromEntries(
    [
      'main',
      'dom',
      'store',
      'tools',
      'chat',
      'content',
      'card',
      'composer',
      'contacts',
      'callbacks',
      'faults',
      'problems',
    ].map((name) => [`/${name}.js`, [`${name}.js`, 'text/javascript; charset=utf-8']]),
  ),
  ...Object.fromEntries(
    ['layout', 'chat', 'card', 'composer', 'tools', 'records'].map((name) => [
      `/${name}.css`,
      [`${name}.css`, 'text/css; charset=utf-8'],
    ]),
  ),
};

const SECURITY = {
  'Content-Security-Policy': "default-src 'self'; img-src 'self' data: blob: https:; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** Answers with a file of the page; false where the address names none. */
export async function sendPageFile(context: Context): Promise<boolean> {
  const found = Object.hasOwn(FILES, context.path) ? FILES[context.path] : undefined;
  if (!found || context.method !== 'GET') return false;
  context.set(SECURITY);
  context.type = found[1];
  context.body = await readFile(new URL(`../page/${found[0]}`, import.meta.url));
  return true;
}
