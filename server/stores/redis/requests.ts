import type { RedisClient } from './client.ts';
import { createLayout, type Layout } from './layout.ts';
import { pairs } from './outbox.ts';
import { decodeRequest, type RequestEntry } from './request-entry.ts';
import { createScript } from './script.ts';

/** A request held under a lease. Carrying one out twice is harmless, so a lease only saves work. */
export interface ClaimedRequest extends RequestEntry {
  id: string;
  lane: number;
}

/** Requests of committed turns, waiting to be carried out; in no order. Times are epoch milliseconds. */
export interface Requests {
  peek(lane: number, count: number): Promise<{ item: string; due: number }[]>;
  /** Null where it is gone or held by another. */
  claim(lane: number, id: string, now: number, lease: number): Promise<ClaimedRequest | null>;
  finish(claim: ClaimedRequest): Promise<void>;
  /** Counts a failed attempt and answers how many there were, itself included. */
  countFailure(claim: ClaimedRequest): Promise<number>;
  postpone(claim: ClaimedRequest, due: number): Promise<void>;
}

/** KEYS: requests due, requests. ARGV: id, now, lease. */
const claimScript = createScript(`
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due or tonumber(due) > tonumber(ARGV[2]) then return false end
local content = redis.call('HGET', KEYS[2], ARGV[1])
if not content then
  redis.call('ZREM', KEYS[1], ARGV[1])
  return false
end
redis.call('ZADD', KEYS[1], tonumber(ARGV[2]) + tonumber(ARGV[3]), ARGV[1])
return content
`);

/** KEYS: requests due, requests, attempts. ARGV: id. */
const finishScript = createScript(`
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[3], ARGV[1])
return 1
`);

export function createRequests(redis: RedisClient, layout: Layout = createLayout()): Requests {
  return {
    async peek(lane, count) {
      return pairs(await redis.zrange(layout.lane(lane).requestsDue, 0, String(count - 1), 'WITHSCORES'));
    },

    async claim(lane, id, now, lease) {
      const keys = layout.lane(lane);
      const content = await claimScript.run(redis, [keys.requestsDue, keys.requests], [id, now, lease]);
      return typeof content === 'string' ? { ...decodeRequest(content), id, lane } : null;
    },

    async finish({ lane, id }) {
      const keys = layout.lane(lane);
      await finishScript.run(redis, [keys.requestsDue, keys.requests, keys.attempts], [id]);
    },

    countFailure: ({ lane, id }) => redis.hincrby(layout.lane(lane).attempts, id, 1),

    async postpone({ lane, id }, due) {
      await redis.zadd(layout.lane(lane).requestsDue, 'XX', Math.ceil(due), id);
    },
  };
}
