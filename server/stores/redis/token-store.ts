import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { TokenStore } from '../../../bot/ports.ts';
import type { RedisClient } from './client.ts';
import { RedisFault } from './errors.ts';
import { createLayout, type Layout } from './layout.ts';
import { createScript } from './script.ts';

/** KEYS: value. ARGV: the token expected ('' for none), the new one, its lifetime in seconds. */
const replaceScript = createScript(`
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1
`);

/** KEYS: value. ARGV: what it must be to be deleted. */
const forgetScript = createScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`);

export interface TokenStoreOptions {
  layout?: Layout;
  /** After this many milliseconds a lock whose holder died is free. A holder that is merely slow is fenced off by `replace`. */
  lease?: number;
  /** Milliseconds between two tries for a lock. */
  pollEvery?: number;
  newHolder?: () => string;
}

/** @throws RedisFault `token_lock_timeout` from `locked` */
export function createTokenStore(
  redis: RedisClient,
  { layout = createLayout(), lease = 15_000, pollEvery = 50, newHolder = randomUUID }: TokenStoreOptions = {},
): TokenStore {
  async function acquire(lock: string, holder: string, waitMs: number): Promise<void> {
    for (let waited = 0; ; waited += pollEvery) {
      if ((await redis.set(lock, holder, 'PX', lease, 'NX')) === 'OK') return;
      // The answer to a first try that succeeded may have been lost on the way.
      if ((await redis.get(lock)) === holder) return;
      if (waited >= waitMs) {
        throw new RedisFault(
          'token_lock_timeout',
          `Another process held a token's lock for over ${waitMs} ms.`,
        );
      }
      await delay(Math.min(pollEvery, waitMs - waited));
    }
  }

  return {
    read: (key) => redis.get(layout.token(key).value),

    async replace(key, previous, token, ttlSeconds) {
      const args = [previous ?? '', token, Math.max(1, Math.floor(ttlSeconds))];
      return (await replaceScript.run(redis, [layout.token(key).value], args)) === 1;
    },

    async forget(key, token) {
      await forgetScript.run(redis, [layout.token(key).value], [token]);
    },

    async locked(key, waitMs, work) {
      const { lock } = layout.token(key);
      const holder = newHolder();
      await acquire(lock, holder, waitMs);
      try {
        return await work();
      } finally {
        // A failed release must not hide what the work said; the lease ends by itself.
        await forgetScript.run(redis, [lock], [holder]).catch(() => {});
      }
    },
  };
}
