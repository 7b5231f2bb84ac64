import { Agent } from 'undici';
import type { Callback } from './callbacks.ts';

/** The sending side of the platform: posts callbacks and sees whether they are acknowledged. */
export interface Platform {
  /** The status, or null where there was no answer in time. */
  post(url: string, callback: Callback): Promise<number | null>;
  get(url: string): Promise<{ status: number; body: string }>;
  stop(): Promise<void>;
}

/** WeCom: a callback that is not answered within 5 s has failed (WeCom developer docs path/90238). */
const PATIENCE_MS = 5_000;

export function createPlatform(patienceMs = PATIENCE_MS): Platform {
  const agent = new Agent({ connections: 64 });
  return {
    async post(url, { query, body }) {
      try {
        const response = await agent.request({
          origin: url,
          path: `/wecom/callback?${new URLSearchParams(query).toString()}`,
          method: 'POST',
          headers: { 'content-type': 'text/xml' },
          body,
          signal: AbortSignal.timeout(patienceMs),
        });
        await response.body.dump();
        return response.statusCode;
      } catch {
        return null;
      }
    },
    async get(url) {
      const { origin, pathname } = new URL(url);
      const response = await agent.request({ origin, path: pathname, method: 'GET' });
      return { status: response.statusCode, body: await response.body.text() };
    },
    stop: () => agent.destroy(),
  };
}
