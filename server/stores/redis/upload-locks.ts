import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { RedisClient } from './client.ts';
import { createLayout, type Layout, type UploadKeys } from './layout.ts';
import { createScript } from './script.ts';

/** KEYS: lock, wanted. ARGV: holder, lease. Keeps the lock; whether somebody waits for it, or -1 when it is lost. */
const keepScript = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return -1 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('EXISTS', KEYS[2])
`);

/** KEYS: lock, wanted. ARGV: holder. */
const releaseScript = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1], KEYS[2])
`);

export interface UploadLock {
  /** @param release called when somebody else wants the upload: the connection that holds it may be long dead */
  lock(signal: AbortSignal, release: () => Promise<void> | void): Promise<void>;
  unlock(): Promise<void>;
}

export interface UploadLockOptions {
  layout?: Layout;
  /** Milliseconds after which a lock whose process died is free. */
  lease?: number;
  keepEvery?: number;
  pollEvery?: number;
  waitMs?: number;
  onError?: (error: unknown) => void;
}

/** Somebody else holds on to the upload. */
export class UploadLocked extends Error {
  override readonly name = 'UploadLocked';
}

/** One request at a time writes to an upload, whichever process it reaches. */
export function createUploadLocks(redis: RedisClient, options: UploadLockOptions = {}) {
  const { layout = createLayout(), pollEvery = 100, waitMs = 15_000, lease = 10_000 } = options;
  return {
    newLock(id: string): UploadLock {
      const keys = layout.upload(id);
      const holder = randomUUID();
      let stop = () => {};
      return {
        async lock(signal, release) {
          for (let waited = 0; ; waited += pollEvery) {
            if (await acquire(redis, keys, holder, lease)) break;
            if (waited >= waitMs || signal.aborted) throw new UploadLocked();
            await delay(pollEvery);
          }
          stop = keep(redis, keys, holder, lease, release, options);
        },
        async unlock() {
          stop();
          await releaseScript.run(redis, [keys.lock, keys.wanted], [holder]);
        },
      };
    },
  };
}

async function acquire(redis: RedisClient, { lock, wanted }: UploadKeys, holder: string, lease: number) {
  if ((await redis.set(lock, holder, 'PX', lease, 'NX')) === 'OK') return true;
  // The answer to a first try that succeeded may have been lost on the way.
  if ((await redis.get(lock)) === holder) return true;
  await redis.set(wanted, '1', 'PX', 5_000);
  return false;
}

function keep(
  redis: RedisClient,
  { lock, wanted }: UploadKeys,
  holder: string,
  lease: number,
  release: () => Promise<void> | void,
  { keepEvery = 300, onError = () => {} }: UploadLockOptions,
): () => void {
  const look = async () => {
    if ((await keepScript.run(redis, [lock, wanted], [holder, lease])) !== 0) await release();
  };
  const timer = setInterval(() => void look().catch(onError), keepEvery);
  return () => clearInterval(timer);
}
