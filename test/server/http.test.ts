import { request } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpDeps } from '../../server/http.ts';
import { createPrisma } from '../../server/stores/database.ts';
import { migrate } from '../../server/stores/migrate.ts';
import { migrationNames } from '../../server/stores/migrations.ts';
import { createDatabaseChecks } from '../../server/stores/readiness.ts';
import { MAX_CALLBACK_BYTES } from '../../server/routes/wecom-callback.ts';
import { anInbound, startTestServer, type TestServer } from '../setup/http-app.ts';
import { startRealPostgres } from '../setup/real-postgres.ts';

let server: TestServer;
afterEach(() => server.stop());

const start = async (change?: Partial<HttpDeps>) => {
  server = await startTestServer(change);
  return server.url;
};
const callbackOf = (change: Partial<HttpDeps['callback']>): Partial<HttpDeps> => ({
  callback: {
    receiver: { verifyUrl: () => 'echo', receive: () => anInbound },
    receive: async () => 'committed',
    ...change,
  },
});

class Refusal extends Error {
  readonly status = 401;
  readonly code = 'bad_signature';
}
const refuse = () => {
  throw new Refusal('The signature does not fit.');
};

async function expectProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({ status, code, title: expect.any(String) });
  return problem;
}

describe('the callback of WeCom', () => {
  test('a verification is answered with the echo and nothing else', async () => {
    const url = await start();
    const response = await fetch(`${url}/wecom/callback?msg_signature=a&timestamp=1&nonce=n&echostr=e`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).toString('utf8')).toBe('1616140317555161061');
  });

  test('the query and the body reach the receiver as they were sent', async () => {
    const seen: unknown[] = [];
    const receive = (query: unknown, body: string) => {
      seen.push({ ...(query as object) }, body);
      return anInbound;
    };
    const url = await start(callbackOf({ receiver: { verifyUrl: () => '', receive } }));
    const body = '<xml><Encrypt><![CDATA[宝山+/=]]></Encrypt></xml>';
    await fetch(`${url}/wecom/callback?msg_signature=a&timestamp=1&nonce=%2Bn`, { method: 'POST', body });
    expect(seen).toEqual([{ msg_signature: 'a', timestamp: '1', nonce: '+n' }, body]);
  });

  test('it is answered with an empty 200, and not before the turn is committed', async () => {
    const order: string[] = [];
    let commit = () => {};
    const committing = new Promise<'committed'>((resolve) => {
      commit = () => {
        order.push('committed');
        resolve('committed');
      };
    });
    let begun = () => {};
    const received = new Promise<void>((resolve) => (begun = resolve));
    const url = await start(
      callbackOf({
        receive: () => {
          begun();
          return committing;
        },
      }),
    );
    const answer = fetch(`${url}/wecom/callback`, { method: 'POST', body: 'x' }).then(async (response) => {
      order.push('answered');
      return { status: response.status, text: await response.text() };
    });
    await received;
    // Time enough for an answer that did not wait.
    for (let i = 0; i < 5; i += 1) await (await fetch(`${url}/healthz`)).text();
    expect(order).toEqual([]);
    commit();
    expect(await answer).toEqual({ status: 200, text: '' });
    expect(order).toEqual(['committed', 'answered']);
  });

  test('a genuine callback with nothing to do is a plain 200', async () => {
    const never = () => Promise.reject(new Error('nothing to receive'));
    const receiver = { verifyUrl: () => '', receive: () => null };
    const url = await start(callbackOf({ receiver, receive: never }));
    expect((await fetch(`${url}/wecom/callback`, { method: 'POST', body: 'x' })).status).toBe(200);
  });

  test.each(['GET', 'POST'])('what the receiver refuses on %s is told by its code', async (method) => {
    const url = await start(callbackOf({ receiver: { verifyUrl: refuse, receive: refuse } }));
    const response = await fetch(`${url}/wecom/callback`, { method });
    const problem = await expectProblem(response, 401, 'bad_signature');
    expect(problem['detail']).toBe('The signature does not fit.');
  });

  test('a store that is away gives 503, so that WeCom sends it again', async () => {
    const url = await start(
      callbackOf({ receive: () => Promise.reject(new Error('redis://:pw@host is away')) }),
    );
    const response = await fetch(`${url}/wecom/callback`, { method: 'POST', body: 'x' });
    const problem = await expectProblem(response, 503, 'turn_not_committed');
    expect(JSON.stringify(problem)).not.toContain('away');
    expect(server.lines.join()).toContain('is away');
    expect(server.lines.join()).not.toContain(':pw@');
  });

  test('a body may be as large as the limit and not a byte larger, announced or not', async () => {
    const url = await start();
    const send = (body: Buffer | ReadableStream) =>
      fetch(`${url}/wecom/callback`, { method: 'POST', body, duplex: 'half' } as RequestInit);
    const full = Buffer.alloc(MAX_CALLBACK_BYTES, 'a');
    const streamed = (size: number) => new Blob([Buffer.alloc(size, 'a')]).stream();
    expect((await send(full)).status).toBe(200);
    expect((await send(streamed(MAX_CALLBACK_BYTES))).status).toBe(200);
    await expectProblem(await send(Buffer.concat([full, Buffer.from('a')])), 413, 'too_large');
    await expectProblem(await send(streamed(MAX_CALLBACK_BYTES + 1)), 413, 'too_large');
  });

  test('a sender that goes away in the middle disturbs nobody', async () => {
    const url = await start();
    const broken = request(`${url}/wecom/callback`, { method: 'POST', headers: { 'content-length': 100 } });
    broken.on('error', () => {});
    broken.write('half');
    await once(broken, 'socket');
    broken.destroy();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe('every answer', () => {
  test('has an id that the log shares, taken from the proxy where it gave a sound one', async () => {
    const url = await start();
    const own = await fetch(`${url}/healthz`);
    expect(own.headers.get('x-request-id')).toBe('request-1');
    expect(server.lines.join()).toContain('"request":"request-1"');
    const given = await fetch(`${url}/healthz`, { headers: { 'x-request-id': 'proxy-12345' } });
    expect(given.headers.get('x-request-id')).toBe('proxy-12345');
    const unsound = await fetch(`${url}/healthz`, { headers: { 'x-request-id': 'a b"c' } });
    expect(unsound.headers.get('x-request-id')).toBe('request-2');
  });

  test('carries the security headers, failures included', async () => {
    const url = await start({ publicUrl: 'https://lianbei.example' });
    for (const path of ['/healthz', '/nowhere', '/wecom/callback']) {
      const { headers } = await fetch(`${url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('strict-transport-security')).toContain('max-age=');
    }
  });

  test('that is a failure is a problem document with a code', async () => {
    const url = await start({ checks: [] });
    await expectProblem(await fetch(`${url}/nowhere`), 404, 'not_found');
    await expectProblem(
      await fetch(`${url}/wecom/callback`, { method: 'DELETE' }),
      405,
      'method_not_allowed',
    );
  });

  test('to a fault of our own says nothing of what went wrong', async () => {
    const broken = () => {
      throw new TypeError('secret detail');
    };
    const url = await start(callbackOf({ receiver: { verifyUrl: broken, receive: broken } }));
    const problem = await expectProblem(await fetch(`${url}/wecom/callback`), 500, 'internal');
    expect(JSON.stringify(problem)).not.toContain('secret detail');
    expect(server.lines.join()).toContain('secret detail');
  });

  test('leaves no query, body or message text in the log', async () => {
    const url = await start();
    const query = 'msg_signature=HIDDEN&timestamp=1&nonce=HIDDEN&echostr=HIDDEN&access_token=HIDDEN';
    await fetch(`${url}/wecom/callback?${query}`);
    await fetch(`${url}/wecom/callback?${query}`, { method: 'POST', body: 'HIDDEN' });
    await fetch(`${url}/HIDDEN?${query}`);
    expect(server.lines).toHaveLength(3);
    expect(server.lines.join()).not.toMatch(/HIDDEN|三家|zhang/);
  });
});

describe('/readyz', () => {
  test('names what fails or hangs, without saying why', async () => {
    const url = await start({
      checks: [
        { name: 'database', check: async () => {} },
        { name: 'redis', check: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.1')) },
        { name: 'migrations', check: () => new Promise(() => {}) },
      ],
    });
    const problem = await expectProblem(await fetch(`${url}/readyz`), 503, 'not_ready');
    expect(problem['checks']).toEqual({ database: 'ok', redis: 'failed', migrations: 'timeout' });
    expect(JSON.stringify(problem)).not.toContain('10.0.0.1');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('follows a database that dies and comes back', async () => {
    const postgres = await startRealPostgres();
    const prisma = createPrisma(postgres.database);
    try {
      await migrate(postgres.database);
      const { database, migrations } = createDatabaseChecks(prisma, await migrationNames());
      const url = await start({
        checks: [
          { name: 'database', check: database },
          { name: 'migrations', check: migrations },
        ],
      });
      expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
        status: 'ok',
        checks: { database: 'ok', migrations: 'ok' },
      });
      await postgres.halt();
      const problem = await expectProblem(await fetch(`${url}/readyz`), 503, 'not_ready');
      expect(problem['checks']).toEqual({ database: 'failed', migrations: 'failed' });
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      await postgres.resume();
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    } finally {
      await prisma.$disconnect();
      await postgres.remove();
    }
  });
});

describe('/metrics', () => {
  test('counts requests, turns, sends and what waits, and names no person', async () => {
    const { createMetrics } = await import('../../server/metrics.ts');
    const metrics = createMetrics();
    metrics.send('sent');
    metrics.watchOutbox(async () => ({ people: 7, requests: 1, dead: 0 }));
    const url = await start({ metrics });
    await fetch(`${url}/wecom/callback`, { method: 'POST', body: 'x' });
    await fetch(`${url}/some/zhang`);
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    const text = await response.text();
    expect(text).toContain('lianbei_turns_total{outcome="committed"} 1');
    expect(text).toContain('lianbei_sends_total{outcome="sent"} 1');
    expect(text).toContain('lianbei_outbox{waiting="people"} 7');
    expect(text).toMatch(/request_seconds_count\{method="POST",route="\/wecom\/callback",status="200"\} 1/);
    expect(text).toMatch(/request_seconds_count\{method="GET",route="none",status="404"\} 1/);
    expect(text).not.toContain('zhang');
  });

  test('still answers when the outbox cannot be counted', async () => {
    const { createMetrics } = await import('../../server/metrics.ts');
    const metrics = createMetrics();
    metrics.watchOutbox(() => Promise.reject(new Error('redis is away')));
    const url = await start({ metrics });
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });
});
