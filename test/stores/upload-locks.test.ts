import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLinkSecret } from '../../server/stores/redis/link-secret.ts';
import {
  createUploadLocks,
  type UploadLock,
  type UploadLockOptions,
} from '../../server/stores/redis/upload-locks.ts';
import { eventually } from '../support/eventually.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

let server: TestRedis;
beforeAll(async () => {
  server = await startTestRedis();
});
afterAll(() => server.stop());

const never = new AbortController().signal;
const locks = (options: UploadLockOptions = {}) =>
  createUploadLocks(server.connect(), { pollEvery: 5, keepEvery: 10, waitMs: 2_000, lease: 300, ...options });

test('of many who want an upload one has it at a time, in all processes', async () => {
  const processes = [locks(), locks(), locks()];
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 9 }, async (_, at) => {
      const lock = processes[at % 3]!.newLock('one');
      await lock.lock(never, () => {});
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      await lock.unlock();
    }),
  );
  expect(most).toBe(1);
});

test('who holds it is asked to let go, and then the other has it', async () => {
  const first: UploadLock = locks().newLock('two');
  let asked = 0;
  await first.lock(never, () => {
    asked += 1;
    void first.unlock();
  });
  const second = locks().newLock('two');
  await second.lock(never, () => {});
  expect(asked).toBe(1);
  await second.unlock();
});

test('it is kept beyond the lease while its holder lives, and free after that when it has died', async () => {
  const held = locks().newLock('three');
  await held.lock(never, () => {});
  const hasty = locks({ waitMs: 600 }).newLock('three');
  await expect(hasty.lock(never, () => {})).rejects.toThrow(
    expect.objectContaining({ name: 'UploadLocked' }),
  );
  await held.unlock();
  const dying = locks({ keepEvery: 60_000 }).newLock('four');
  await dying.lock(never, () => {});
  const next = locks().newLock('four');
  await next.lock(never, () => {});
  await dying.unlock();
  const third = locks({ waitMs: 20 }).newLock('four');
  await expect(third.lock(never, () => {})).rejects.toThrow(
    expect.objectContaining({ name: 'UploadLocked' }),
  );
  await next.unlock();
});

test('all processes sign links with one secret, and find a new one when Redis has lost it', async () => {
  let made = 0;
  let now = 0;
  const redis = server.connect();
  const options = { newSecret: () => `secret-${(made += 1)}`, clock: () => now };
  const [one, two] = [createLinkSecret(redis, options), createLinkSecret(redis, options)];
  const [first, second] = await Promise.all([one(), two()]);
  expect(second).toBe(first);
  await redis.flushall();
  expect(await one()).toBe(first);
  now += 60_000;
  const fresh = await one();
  expect(fresh).not.toBe(first);
  expect(await eventually(two, (secret) => secret === fresh, 1_000)).toBe(fresh);
});
