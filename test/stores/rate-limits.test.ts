import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRateLimits, LIMITS, type RateLimits } from '../../server/stores/redis/rate-limits.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

const START = Date.UTC(2026, 10, 26);
const limit = { perMinute: 6, burst: 3 };
const same = { read: limit, write: limit, heavy: limit, sign_in: limit, objection: limit };
const limits = { contact: same, address: { ...same, read: { perMinute: 60, burst: 1 } } };

let server: TestRedis;
let redis: Redis;
let one: RateLimits;
let other: RateLimits;
beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
  one = createRateLimits(redis, { limits });
  other = createRateLimits(server.connect(), { limits });
});
beforeEach(() => redis.flushall());
afterAll(() => server.stop());
const ask = (seconds: number, who = 'contact:a', of = one) =>
  of.admit(who, 'write', new Date(START + seconds * 1000));

describe('requests', () => {
  test('are let through in a burst, then one by one, counted over all processes', async () => {
    expect([await ask(0), await ask(0, 'contact:a', other), await ask(0)]).toEqual([0, 0, 0]);
    expect(await ask(0, 'contact:a', other)).toBe(10);
    expect(await ask(4)).toBe(6);
    expect(await ask(10)).toBe(0);
    expect(await ask(10)).toBe(10);
  });

  test('may come in a burst again after a while', async () => {
    await Promise.all([ask(0), ask(0), ask(0)]);
    expect([await ask(30), await ask(30), await ask(30)]).toEqual([0, 0, 0]);
    expect(await ask(30)).toBeGreaterThan(0);
  });

  test('do not wait for a clock that has been set back to catch up', async () => {
    expect([await ask(7_200), await ask(0)]).toEqual([0, 0]);
    expect([await ask(0), await ask(0)]).toEqual([0, 0]);
    expect(await ask(-1)).toBeGreaterThan(0);
  });

  test('in any long stretch are no more than the limit and one burst, at once as well', async () => {
    const times = Array.from({ length: 1_200 }, (_, index) => index / 4);
    const answers = await Promise.all(times.map((time) => ask(time)));
    const admitted = answers.filter((wait) => wait === 0).length;
    expect(admitted).toBeGreaterThanOrEqual(30);
    expect(admitted).toBeLessThanOrEqual(30 + limit.burst);
  });

  test('of another person, kind or address count apart', async () => {
    await Promise.all([ask(0), ask(0), ask(0), ask(0)]);
    expect(await ask(0, 'contact:b')).toBe(0);
    expect(await one.admit('contact:a', 'read', new Date(START))).toBe(0);
    expect(await one.admit('address:2001:db8::1', 'read', new Date(START))).toBe(0);
    expect(await one.admit('address:2001:db8::1', 'read', new Date(START))).toBe(1);
    expect(await one.admit('address:2001:db8::2', 'read', new Date(START))).toBe(0);
  });

  test('leave nothing behind once they no longer matter', async () => {
    await ask(0);
    const [key] = await redis.keys('*');
    expect(await redis.pttl(key!)).toBeLessThanOrEqual(10_000);
  });

  test('are limited for every kind, and never wider for whoever is unknown where it costs work', () => {
    expect(LIMITS.address.heavy.perMinute).toBeLessThanOrEqual(LIMITS.contact.heavy.perMinute);
    expect(LIMITS.address.write.perMinute).toBeLessThanOrEqual(LIMITS.contact.write.perMinute);
  });
});
