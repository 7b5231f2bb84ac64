import type { PersonId } from '../../../bot/ports.ts';
import type { RedisClient } from './client.ts';
import { createLayout, type Layout } from './layout.ts';
import { createScript } from './script.ts';
import { freeAtLua } from './sent-window.ts';

/** What one person may be sent, counted together with what the conversation sends them. */
export interface MemberLimits {
  /** Counts one message from now on, or answers when to ask again (epoch milliseconds). */
  admit(person: PersonId, now: number): Promise<Admission>;
  /** The message that was admitted may have arrived as late as now: it counts from now on. */
  arrived(person: PersonId, admission: Admitted, now: number): Promise<void>;
  /** The platform was not asked. */
  refund(person: PersonId, admission: Admitted): Promise<void>;
}
/** @property second what stands in the list for it */
export type Admitted = { admitted: true; second: number };
export type Admission = Admitted | { admitted: false; due: number };

export interface MemberLimitsOptions {
  layout?: Layout;
  perMinute: number;
  perHour: number;
}

/** KEYS: sent. ARGV: second, per minute, per hour. */
const admitScript = createScript(`${freeAtLua('KEYS[1]')}
local second = tonumber(ARGV[1])
local free = freeAt(second, tonumber(ARGV[2]), tonumber(ARGV[3]))
if free > second then return free end
redis.call('LPUSH', KEYS[1], second)
redis.call('EXPIRE', KEYS[1], 3602)
return 0
`);

/** KEYS: sent. ARGV: second of the admission, second from which it counts. */
const moveScript = createScript(`
if redis.call('LREM', KEYS[1], 1, ARGV[1]) == 0 then return 0 end
redis.call('LPUSH', KEYS[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], 3602)
return 1
`);

/** Several sends to one person may be under way at once: each counts from its admission, and once it has ended from its end. */
export function createMemberLimits(
  redis: RedisClient,
  { layout = createLayout(), perMinute, perHour }: MemberLimitsOptions,
): MemberLimits {
  const keyOf = (person: PersonId) => layout.person(person).sent;
  const secondOf = (now: number) => Math.ceil(now / 1000);
  return {
    async admit(person, now) {
      const second = secondOf(now);
      const free = Number(await admitScript.run(redis, [keyOf(person)], [second, perMinute, perHour]));
      return free === 0 ? { admitted: true, second } : { admitted: false, due: free * 1000 };
    },
    async arrived(person, { second }, now) {
      if (secondOf(now) > second) await moveScript.run(redis, [keyOf(person)], [second, secondOf(now)]);
    },
    async refund(person, { second }) {
      await redis.lrem(keyOf(person), 1, String(second));
    },
  };
}
