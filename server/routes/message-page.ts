import { createHash } from 'node:crypto';
import type { Context } from 'koa';

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 3rem 1.25rem; font: 1.125rem/1.7 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 30rem; margin: 0 auto; }
h1 { font-size: 1.5rem; line-height: 1.4; }
a { display: inline-block; margin-top: 1rem; padding: .75rem 1.5rem; border-radius: .5rem; background: #0a58c2; color: #fff; text-decoration: none; }
a:focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
`;
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export interface Message {
  status: number;
  title: string;
  text: string;
  /** What to do next. */
  action: { label: string; href: string };
}

/** A page of one message and one way on, for when the pages themselves cannot be shown. */
export function sendMessagePage(ctx: Context, { status, title, text, action }: Message): void {
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
  ctx.body = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title)}</h1><p>${escape(text)}</p><a href="${escape(action.href)}">${escape(action.label)}</a></main></body>
</html>
`;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
