import type { Middleware } from 'koa';

/** For answers that no page is made of; routes that serve pages set their own policy. */
const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};
const ONE_YEAR = 'max-age=31536000';

/** Browsers are told to stay on https only where the public address is https. */
export function securityHeaders(publicUrl: string | null): Middleware {
  const secure = publicUrl?.startsWith('https:') ? { 'Strict-Transport-Security': ONE_YEAR } : {};
  const headers = Object.entries({ ...HEADERS, ...secure });
  return (ctx, next) => {
    for (const [name, value] of headers) ctx.res.setHeader(name, value);
    return next();
  };
}
