import type { RedisClient } from './client.ts';
import { createLayout, type Layout } from './layout.ts';
import { createScript } from './script.ts';

/** What all people of one app share: the platform's limits on calls, and a pause that it asked for. */
export interface AppLimits {
  /** Counts one call and answers 0, or answers when to ask again (epoch milliseconds). */
  admit(app: string, now: number): Promise<number>;
  /** Lets no call through before `until`, in any process. */
  pause(app: string, until: number, now: number): Promise<void>;
}

export interface AppLimitsOptions {
  layout?: Layout;
  perMinute: number;
  perHour: number;
}

/**
 * KEYS: pause, minute, hour. ARGV: now, per minute, per hour. A window is a hash from the number of a bucket to its calls; one bucket
 * more than the window is counted, so that no stretch of its length holds more than the limit, wherever it begins.
 */
const admitScript = createScript(`
local now = tonumber(ARGV[1])
local function fullUntil(key, width, buckets, limit)
  local current, total, oldest = math.floor(now / width), 0, nil
  local counts = redis.call('HGETALL', key)
  for at = 1, #counts, 2 do
    local bucket = tonumber(counts[at])
    if bucket < current - buckets then
      redis.call('HDEL', key, counts[at])
    else
      total = total + tonumber(counts[at + 1])
      oldest = math.min(oldest or bucket, bucket)
    end
  end
  if total < limit then return 0 end
  return (oldest + buckets + 1) * width
end
local function count(key, width, buckets)
  redis.call('HINCRBY', key, string.format('%.0f', math.floor(now / width)), 1)
  redis.call('PEXPIRE', key, width * (buckets + 2))
end
local pause = tonumber(redis.call('GET', KEYS[1]) or '0')
local until_ = math.max(
  pause > now and pause or 0,
  fullUntil(KEYS[2], 1000, 60, tonumber(ARGV[2])),
  fullUntil(KEYS[3], 60000, 60, tonumber(ARGV[3])))
if until_ > 0 then return string.format('%.0f', until_) end
count(KEYS[2], 1000, 60)
count(KEYS[3], 60000, 60)
return '0'
`);

/** KEYS: pause. ARGV: until, now. A longer pause stands. */
const pauseScript = createScript(`
if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', math.max(1, tonumber(ARGV[1]) - tonumber(ARGV[2])))
return 1
`);

export function createAppLimits(
  redis: RedisClient,
  { layout = createLayout(), perMinute, perHour }: AppLimitsOptions,
): AppLimits {
  return {
    async admit(app, now) {
      const keys = layout.app(app);
      const args = [now, perMinute, perHour];
      return Number(await admitScript.run(redis, [keys.pause, keys.minute, keys.hour], args));
    },
    async pause(app, until, now) {
      await pauseScript.run(redis, [layout.app(app).pause], [Math.ceil(until), now]);
    },
  };
}
