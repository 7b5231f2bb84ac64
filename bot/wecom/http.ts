import { EventEmitter } from 'node:events';
import type { Dispatcher } from 'undici';
import { ApiError } from './errors.ts';

interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  /** JSON. */
  body?: string;
}

/** One exchange with the platform. Throws ApiError `network` where there is no answer in time. */
export type Http = (request: HttpRequest) => Promise<{ status: number; body: string }>;

/**
 * Over undici's own requests, which cost a fraction of fetch and follow no redirect (one would carry the token elsewhere).
 * Keep-alive and the number of connections are the dispatcher's; `timeoutMs` covers the whole exchange. An AbortSignal of its own
 * would outlive the exchange by that time: at a thousand sends a second ten thousand of them would keep the collector busy.
 */
export function createHttp(dispatcher: Dispatcher, timeoutMs: number): Http {
  return async ({ method, url, body }) => {
    const deadline = new EventEmitter();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      deadline.emit('abort');
    }, timeoutMs);
    try {
      const target = new URL(url);
      const answer = await dispatcher.request({
        origin: target.origin,
        path: target.pathname + target.search,
        method,
        headers: body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' },
        body: body ?? null,
        signal: deadline,
      });
      return { status: answer.statusCode, body: await answer.body.text() };
    } catch (error) {
      throw new ApiError('network', null, `no answer: ${late ? 'TimeoutError' : faultOf(error)}`);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The code or name alone: messages of network errors may quote the address, and with it the token. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
