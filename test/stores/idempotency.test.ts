import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Idempotency } from '../../server/routes/api/ports.ts';
import { createIdempotency } from '../../server/stores/redis/idempotency.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

const WHO = 'contact-of-zhang';
const KEY = 'invitations.create:0123456789abcdef';
const ANSWER = JSON.stringify({ link: 'https://lianbei.example/join/secret', name: '王工' });

let server: TestRedis;
let redis: Redis;
let one: Idempotency;
let other: Idempotency;
beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
  one = createIdempotency(redis);
  other = createIdempotency(server.connect());
});
beforeEach(() => redis.flushall());
afterAll(() => server.stop());

const begin = async (store = one, request = 'digest-of-it') => {
  const begun = await store.begin(WHO, KEY, request);
  return begun.type === 'begun' ? begun.attempt : expect.unreachable(begun.type);
};

describe('a write', () => {
  test('of many at once is begun by one', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).begin(WHO, KEY, 'digest')),
    );
    expect(all.map(({ type }) => type).sort()).toEqual([
      'begun',
      ...Array.from({ length: 19 }, () => 'running'),
    ]);
  });

  test('is answered again for a day as it was answered', async () => {
    await one.finish(WHO, KEY, await begin(), ANSWER);
    expect(await other.begin(WHO, KEY, 'digest-of-it')).toEqual({ type: 'done', answer: ANSWER });
    const [key] = await redis.keys('*');
    expect(await redis.pttl(key!)).toBeGreaterThan(86_000_000);
    expect(await redis.pttl(key!)).toBeLessThanOrEqual(86_400_000);
  });

  test('of something else under the same key is told apart, done or under way', async () => {
    const attempt = await begin();
    expect(await other.begin(WHO, KEY, 'another')).toEqual({ type: 'other' });
    await one.finish(WHO, KEY, attempt, ANSWER);
    expect(await other.begin(WHO, KEY, 'another')).toEqual({ type: 'other' });
  });

  test('given up may be begun again', async () => {
    await one.abandon(WHO, KEY, await begin());
    await begin(other, 'another');
  });

  test('whose process died blocks its key for a minute and no longer', async () => {
    await begin();
    const [key] = await redis.keys('*');
    expect(await redis.pttl(key!)).toBeLessThanOrEqual(60_000);
    await redis.pexpire(key!, 1);
    await expect
      .poll(async () => (await other.begin(WHO, KEY, 'digest-of-it')).type, { interval: 2 })
      .toBe('begun');
  });

  test('that took too long does not settle the attempt of another', async () => {
    const slow = await begin();
    await redis.flushall();
    const attempt = await begin(other);
    await one.finish(WHO, KEY, slow, '"late"');
    await one.abandon(WHO, KEY, slow);
    expect(await one.begin(WHO, KEY, 'digest-of-it')).toEqual({ type: 'running' });
    await other.finish(WHO, KEY, attempt, ANSWER);
    expect(await one.begin(WHO, KEY, 'digest-of-it')).toEqual({ type: 'done', answer: ANSWER });
  });

  test('leaves an answer in Redis that only its key can read', async () => {
    await one.finish(WHO, KEY, await begin(), ANSWER);
    const [key] = await redis.keys('*');
    const kept = (await redis.get(key!))!;
    expect(kept + key).not.toMatch(/secret|王工|0123456789abcdef/);
    expect(Buffer.from(kept.split(' ').at(-1)!, 'base64').toString('utf8')).not.toContain('secret');
  });
});
