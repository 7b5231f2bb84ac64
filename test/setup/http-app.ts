import type { Inbound } from '../../bot/ports.ts';
import { createHttpApp, type HttpDeps } from '../../server/http.ts';
import { createLog } from '../../server/log.ts';
import { createMetrics } from '../../server/metrics.ts';
import { listen, type Listening } from '../../server/start/listen.ts';

export interface TestServer extends Listening {
  url: string;
  /** The log's lines, at level trace. */
  lines: string[];
}

export const anInbound: Inbound = {
  person: 'wecom:ww1:zhang',
  key: 'zhang/1',
  message: { type: 'text', text: '我们联合了三家企业' },
  attached: [],
};

/** The real application on a free port, with a receiver that takes every body for the same message. */
export async function startTestServer(change: Partial<HttpDeps> = {}): Promise<TestServer> {
  const lines: string[] = [];
  let ids = 0;
  const app = createHttpApp({
    log: createLog('trace', [], { write: (line) => lines.push(line) }),
    metrics: createMetrics(),
    newId: () => `request-${++ids}`,
    clock: () => performance.now(),
    publicUrl: null,
    trustedProxies: 0,
    checks: [],
    callback: {
      receiver: { verifyUrl: () => '1616140317555161061', receive: () => anInbound },
      receive: async () => 'committed',
    },
    api: null,
    pages: null,
    stopping: () => false,
    ...change,
  });
  const listening = await listen(app.callback(), 0, '127.0.0.1');
  return { ...listening, lines, url: `http://127.0.0.1:${listening.port}` };
}
