import { Agent, request } from 'undici';

export interface HttpReply {
  /** Null where no answer came in time. */
  status: number | null;
  body: string;
  /** Real milliseconds. */
  durationMs: number;
  /** Null where an answer came. */
  failure: 'timeout' | 'network' | null;
}

/** The platform's side of a callback: one request, an answer within the time, nothing thrown. */
export interface CallbackClient {
  call(method: 'GET' | 'POST', url: string, body: string | null, timeoutMs: number): Promise<HttpReply>;
  close(): Promise<void>;
}

const BODY_CHARACTERS = 64 * 1024;

export function createCallbackClient(): CallbackClient {
  const dispatcher = new Agent({ connections: 256, keepAliveTimeout: 4_000 });
  return {
    async call(method, url, body, timeoutMs) {
      const started = performance.now();
      const durationMs = (): number => Math.round(performance.now() - started);
      try {
        const response = await request(url, {
          method,
          dispatcher,
          ...(body === null ? {} : { body, headers: { 'content-type': 'text/xml; charset=utf-8' } }),
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = Buffer.from(await response.body.arrayBuffer()).toString('utf8');
        return {
          status: response.statusCode,
          body: text.slice(0, BODY_CHARACTERS),
          durationMs: durationMs(),
          failure: null,
        };
      } catch (error) {
        const failure = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'network';
        return { status: null, body: '', durationMs: durationMs(), failure };
      }
    },
    close: () => dispatcher.destroy(),
  };
}
