import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Redis } from 'ioredis';
import type { ApiClient } from '../../bot/wecom/client.ts';
import { createTicketSource, signPage } from '../../bot/wecom/js-signature.ts';
import { createTokenStore } from '../../server/stores/redis/token-store.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

describe('a signature', () => {
  const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';
  const page = {
    url: 'http://mp.weixin.qq.com?params=value',
    timestamp: 1414587457,
    nonceStr: 'Wm3WZYTPz0wzccnW',
  };

  test('is that of the published example', () => {
    const { signature } = signPage(ticket, page);
    expect(signature).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  });
  test('leaves out what follows #', () => {
    expect(signPage(ticket, { ...page, url: `${page.url}#/a#b` })).toEqual(signPage(ticket, page));
  });
});

describe('tickets', () => {
  let server: TestRedis;
  let redis: Redis;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.connect();
  });
  beforeEach(() => redis.flushall());
  afterAll(() => server.stop());

  /** Two processes, and what either asked the service. */
  function sources() {
    const calls: string[] = [];
    const get: ApiClient['get'] = async (path, query) => {
      calls.push(`${path} ${JSON.stringify(query)}`);
      await new Promise(setImmediate);
      return { errcode: 0, ticket: `ticket-${calls.length}`, expires_in: 7200 };
    };
    const source = (connection: Redis) =>
      createTicketSource({
        client: { get, post: expect.unreachable },
        store: createTokenStore(connection, { pollEvery: 2 }),
        corpId: 'ww1',
        agentId: 1,
      });
    return { calls, one: source(redis), other: source(server.connect()) };
  }

  test('are asked for once, however many want one at once in several processes', async () => {
    const { calls, one, other } = sources();
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other)('app')));
    expect(new Set(all)).toEqual(new Set(['ticket-1']));
    expect(calls).toEqual(['/cgi-bin/ticket/get {"type":"agent_config"}']);
  });

  test('of the corp and of the app are apart', async () => {
    const { calls, one } = sources();
    expect(await one('corp')).not.toBe(await one('app'));
    expect(calls[0]).toBe('/cgi-bin/get_jsapi_ticket {}');
  });

  test('are asked for anew before they end, and after a failure', async () => {
    const { one } = sources();
    await one('corp');
    const [key] = await redis.keys('*ticket:corp*');
    expect(await redis.ttl(key!)).toBe(6900);
    const failing = createTicketSource({
      client: { get: () => Promise.reject(new Error('away')), post: expect.unreachable },
      store: createTokenStore(redis),
      corpId: 'ww2',
      agentId: 1,
    });
    await expect(failing('corp')).rejects.toThrow('away');
    await expect(failing('corp')).rejects.toThrow('away');
  });
});
