import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Redis } from 'ioredis';
import { createAppLimits } from '../../server/stores/redis/app-limits.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { chooseSeed, seededRandom } from './seeded.ts';
import { NOON } from './turns.ts';

let server: TestRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
});
beforeEach(() => redis.flushall());
afterAll(() => server.stop());

test('a full window opens at the moment that was named, not a millisecond sooner', async () => {
  const limits = createAppLimits(redis, { perMinute: 2, perHour: 100 });
  expect(await limits.admit('a', NOON + 999)).toBe(0);
  expect(await limits.admit('a', NOON + 1000)).toBe(0);
  const open = await limits.admit('a', NOON + 1500);
  expect(open).toBe(NOON + 61_000);
  expect(await limits.admit('a', open - 1)).toBe(open);
  expect(await limits.admit('a', open)).toBe(0);
  expect(await limits.admit('b', NOON + 1500)).toBe(0);
});

test('of many who ask at once as many are let through as there is room, and the rest told when to return', async () => {
  const limits = createAppLimits(redis, { perMinute: 5, perHour: 100 });
  expect(await limits.admit('a', NOON)).toBe(0);
  const answers = await Promise.all(Array.from({ length: 6 }, () => limits.admit('a', NOON + 1000)));
  const opens = NOON + 61_000;
  expect(answers).toEqual([0, 0, 0, 0, opens, opens]);
  expect(await Promise.all([limits.admit('a', opens), limits.admit('a', opens)])).toEqual([0, opens + 1000]);
});

test('no stretch of a minute or an hour holds more calls than allowed, however they come', async () => {
  const random = seededRandom(chooseSeed());
  const limits = createAppLimits(redis, { perMinute: 10, perHour: 100 });
  const admitted: number[] = [];
  for (let now = NOON; admitted.length < 250; now += Math.floor(random() * 8000)) {
    const open = await limits.admit('a', now);
    if (open === 0) admitted.push(now);
    else if (random() < 0.3) now = open;
  }
  admitted.forEach((at, index) => {
    if (index >= 10) expect(at - admitted[index - 10]!).toBeGreaterThan(60_000);
    if (index >= 100) expect(at - admitted[index - 100]!).toBeGreaterThan(3_600_000);
  });
});

test('a pause holds for all until it ends, and a shorter one does not shorten it', async () => {
  const limits = createAppLimits(redis, { perMinute: 10, perHour: 100 });
  await limits.pause('a', NOON + 60_000, NOON);
  await limits.pause('a', NOON + 5000, NOON);
  expect(await limits.admit('a', NOON + 59_999)).toBe(NOON + 60_000);
  expect(await limits.admit('a', NOON + 60_000)).toBe(0);
});
