import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Redis } from 'ioredis';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { buildOutgoing, buildRequest, buildTurn, NOON } from './turns.ts';

let server: TestRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
});
afterAll(() => server.stop());

describe('what operators see', () => {
  test('the depth counts people and requests that wait, and since when', async () => {
    const conversations = createConversations(redis);
    const operations = createRedisOperations(redis);
    for (const [index, person] of ['a:1', 'a:2', 'a:3'].entries()) {
      const outgoing = [buildOutgoing('一'), buildOutgoing('二')];
      await conversations.commit(
        buildTurn({ person, outgoing, requests: [buildRequest()], now: NOON + index }),
      );
    }
    expect(await operations.depth()).toEqual({ people: 3, requests: 3, dead: 0, oldestDue: NOON });
  });

  test('a ping answers while Redis does, and fails in time with a code while it does not', async () => {
    const operations = createRedisOperations(redis);
    await operations.ping(5000);
    await server.kill();
    await expect(operations.ping(50)).rejects.toMatchObject({ code: 'redis_unreachable' });
    await server.revive();
    await operations.ping(5000);
  });
});
