import type { LimitClass } from '../../contract/endpoint.ts';
import type { RedisClient } from './client.ts';
import { createLayout, type Layout } from './layout.ts';
import { createScript } from './script.ts';

/** `perMinute` in the long run, `burst` of them at once. */
export interface Limit {
  perMinute: number;
  burst: number;
}
export type LimitTable = Readonly<Record<'contact' | 'address', Readonly<Record<LimitClass, Limit>>>>;

/** An address may be a whole office behind one router, so that reading and signing in are wide; what costs us work is not.
 * An objection costs officers work: eight at once, then one in ten minutes. */
export const LIMITS: LimitTable = {
  contact: {
    read: { perMinute: 300, burst: 100 },
    write: { perMinute: 120, burst: 60 },
    heavy: { perMinute: 20, burst: 10 },
    sign_in: { perMinute: 20, burst: 10 },
    objection: { perMinute: 1 / 12, burst: 5 },
  },
  address: {
    read: { perMinute: 600, burst: 200 },
    write: { perMinute: 60, burst: 30 },
    heavy: { perMinute: 10, burst: 5 },
    sign_in: { perMinute: 120, burst: 60 },
    objection: { perMinute: 1 / 6, burst: 8 },
  },
};

/**
 * KEYS: schedule. ARGV: now, milliseconds a request, the milliseconds that a burst may run ahead. The generic cell rate algorithm: one
 * number a key, exact, and what is refused does not count.
 */
const admitScript = createScript(`
local now, each, ahead = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local due = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
-- Further ahead than any burst gets, and than clocks differ: the clock has been set back, and nobody is to wait for it to catch up.
if due - now > ahead + each + 60000 then due = now end
if due - now > ahead then return string.format('%.0f', due - now - ahead) end
redis.call('SET', KEYS[1], string.format('%.3f', due + each), 'PX', math.ceil(due + each - now))
return '0'
`);

export interface RateLimits {
  /** `who` is `contact:ID` or `address:IP`. Counts a request and answers 0, or answers the seconds to wait. */
  admit(who: string, kind: LimitClass, now: Date): Promise<number>;
}

export function createRateLimits(
  redis: RedisClient,
  { layout = createLayout(), limits = LIMITS }: { layout?: Layout; limits?: LimitTable } = {},
): RateLimits {
  return {
    async admit(who, kind, now) {
      const { perMinute, burst } = limits[who.startsWith('contact:') ? 'contact' : 'address'][kind];
      const each = 60_000 / perMinute;
      const args = [now.getTime(), each, each * (burst - 1)];
      const wait = Number(await admitScript.run(redis, [layout.limit(who, kind)], args));
      return Math.ceil(wait / 1_000);
    },
  };
}
