import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Redis } from 'ioredis';
import type { TokenStore } from '../../bot/ports.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { createTokenStore } from '../../server/stores/redis/token-store.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

const APP = 'ww6a112864f8022910:1000002';
const keys = createLayout().token(APP);
let server: TestRedis;
let redis: Redis;
let one: TokenStore;
let other: TokenStore;

beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
  one = createTokenStore(redis, { pollEvery: 5 });
  other = createTokenStore(server.connect(), { pollEvery: 5 });
});
beforeEach(() => redis.flushall());
afterAll(() => server.stop());

describe('a token', () => {
  test('is absent at first, then read by all until its time is over', async () => {
    expect(await one.read(APP)).toBeNull();
    expect(await one.replace(APP, null, 'token-1', 7200)).toBe(true);
    expect(await other.read(APP)).toBe('token-1');
    expect(await redis.ttl(keys.value)).toBe(7200);
    await redis.pexpire(keys.value, 1);
    await expect.poll(() => other.read(APP), { interval: 1, timeout: 5000 }).toBeNull();
  });

  test('is not overwritten by one who had not seen it', async () => {
    await one.replace(APP, null, 'token-1', 7200);
    expect(await other.replace(APP, null, 'late', 7200)).toBe(false);
    expect(await other.replace(APP, 'token-0', 'late', 7200)).toBe(false);
    expect(await other.replace(APP, 'token-1', 'token-2', 7200)).toBe(true);
    expect(await one.read(APP)).toBe('token-2');
  });

  test('is forgotten only by its own value, so that a newer one stays', async () => {
    await one.replace(APP, null, 'token-2', 7200);
    await other.forget(APP, 'token-1');
    expect(await one.read(APP)).toBe('token-2');
    await other.forget(APP, 'token-2');
    expect(await one.read(APP)).toBeNull();
  });
});

describe('the lock', () => {
  test('lets one at a time work, of many in two processes', async () => {
    let working = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (working += 1));
      await new Promise(setImmediate);
      working -= 1;
      return 'done';
    };
    const all = Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).locked(APP, 10_000, work));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['done']));
    expect(most).toBe(1);
    expect(await redis.exists(keys.lock)).toBe(0);
  });

  test('not free in time is refused with a code, and the work is not done', async () => {
    await redis.set(keys.lock, 'someone');
    const work = async () => expect.unreachable();
    await expect(one.locked(APP, 20, work)).rejects.toMatchObject({ code: 'token_lock_timeout' });
  });

  test('of a process that died is free when its lease ends', async () => {
    const short = createTokenStore(redis, { pollEvery: 5, lease: 40 });
    let release = () => {};
    const dead = short.locked(APP, 0, () => new Promise<void>((resolve) => (release = resolve)));
    expect(await other.locked(APP, 10_000, async () => 'taken over')).toBe('taken over');
    release();
    await dead;
  });

  test('is released when the work fails, and by its own holder only', async () => {
    const failing = one.locked(APP, 0, async () => {
      await redis.set(keys.lock, 'another holder');
      throw new Error('gettoken failed');
    });
    await expect(failing).rejects.toThrow('gettoken failed');
    expect(await redis.get(keys.lock)).toBe('another holder');
    await redis.del(keys.lock);
    await expect(one.locked(APP, 0, () => Promise.reject(new Error('again')))).rejects.toThrow('again');
    expect(await redis.exists(keys.lock)).toBe(0);
  });
});
