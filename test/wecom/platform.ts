import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import type { TokenStore } from '../../bot/ports.ts';
import { createApiClient } from '../../bot/wecom/client.ts';
import { createHttp } from '../../bot/wecom/http.ts';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
}
/** `hang`: never answers. `drop`: closes the connection. */
export type Answer = Record<string, unknown> | { status: number; text: string } | 'hang' | 'drop';

/** A server on loopback that answers as it is told and remembers what it was asked. */
export async function startPlatform(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void read(request).then((call) => {
      asked.push(call);
      const reply = answer(call);
      if (reply === 'drop') request.socket.destroy();
      if (typeof reply === 'string') return;
      const raw = typeof reply['text'] === 'string';
      response.statusCode = typeof reply['status'] === 'number' ? reply['status'] : 200;
      response.end(raw ? reply['text'] : JSON.stringify(reply));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const dispatcher = new Agent({ keepAliveTimeout: 1_000 });
  return {
    asked,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dispatcher,
    count: (path: string) => asked.filter((call) => call.path === path).length,
    async stop() {
      await dispatcher.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://platform');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** The token store as its port demands, in memory: `clock` gives epoch milliseconds. */
export function createMemoryTokens(clock: () => number) {
  const kept = new Map<string, { token: string; until: number; ttlSeconds: number }>();
  const queues = new Map<string, Promise<unknown>>();
  const current = (key: string) => {
    const entry = kept.get(key);
    return entry && entry.until > clock() ? entry.token : null;
  };
  const store: TokenStore = {
    read: (key) => Promise.resolve(current(key)),
    replace(key, previous, token, ttlSeconds) {
      if (current(key) !== previous) return Promise.resolve(false);
      kept.set(key, { token, until: clock() + ttlSeconds * 1000, ttlSeconds });
      return Promise.resolve(true);
    },
    forget(key, token) {
      if (current(key) === token) kept.delete(key);
      return Promise.resolve();
    },
    locked<T>(key: string, _waitMs: number, work: () => Promise<T>): Promise<T> {
      const turn = (queues.get(key) ?? Promise.resolve()).then(work, work);
      queues.set(key, turn);
      return turn;
    },
  };
  return { store, kept };
}

export const SECRET = 'the-app-secret';

/** One process: its own client, on a store that others may share. */
export function createProcess(
  platform: Awaited<ReturnType<typeof startPlatform>>,
  store: TokenStore,
  clock: () => number,
  timeoutMs = 5_000,
) {
  return createApiClient({
    http: createHttp(platform.dispatcher, timeoutMs),
    store,
    apiBase: platform.base,
    corpId: 'ww1',
    agentId: 7,
    secret: SECRET,
    clock,
  });
}
