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
 * KEYS: pause, minute, hour. ARGV: now, calls, per minute, per hour. Answers with how many of the calls are let through and, if not all,
 * when to ask again. A window is a hash from the number of a bucket to its calls; one bucket more than the window is
 * counted, so that no stretch of its length holds more than the limit, wherever it begins.
 */
const admitScript = createScript(`
local now, calls = tonumber(ARGV[1]), tonumber(ARGV[2])
local function look(key, width, buckets, limit)
  local current, total = math.floor(now / width), 0
  local oldest = current
  local counts = redis.call('HGETALL', key)
  for at = 1, #counts, 2 do
    local bucket = tonumber(counts[at])
    if bucket < current - buckets then
      redis.call('HDEL', key, counts[at])
    else
      total = total + tonumber(counts[at + 1])
      oldest = math.min(oldest, bucket)
    end
  end
  return math.max(0, limit - total), (oldest + buckets + 1) * width
end
local function count(key, width, buckets, admitted)
  redis.call('HINCRBY', key, string.format('%.0f', math.floor(now / width)), admitted)
  redis.call('PEXPIRE', key, width * (buckets + 2))
end
local pause = tonumber(redis.call('GET', KEYS[1]) or '0')
local minuteRoom, minuteOpens = look(KEYS[2], 1000, 60, tonumber(ARGV[3]))
local hourRoom, hourOpens = look(KEYS[3], 60000, 60, tonumber(ARGV[4]))
local admitted = pause > now and 0 or math.min(calls, minuteRoom, hourRoom)
if admitted > 0 then
  count(KEYS[2], 1000, 60, admitted)
  count(KEYS[3], 60000, 60, admitted)
end
return {admitted, string.format('%.0f', math.max(
  pause > now and pause or 0,
  minuteRoom <= admitted and minuteOpens or 0,
  hourRoom <= admitted and hourOpens or 0))}
`);

/** KEYS: pause. ARGV: until, now. A longer pause stands. */
const pauseScript = createScript(`
if tonumber(redis.call('GET', KEYS[1]) or '0') >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', math.max(1, tonumber(ARGV[1]) - tonumber(ARGV[2])))
return 1
`);

interface Ask {
  now: number;
  resolve: (opens: number) => void;
  reject: (error: unknown) => void;
}

export function createAppLimits(
  redis: RedisClient,
  { layout = createLayout(), perMinute, perHour }: AppLimitsOptions,
): AppLimits {
  const asking = new Map<string, Ask[]>();

  /** One question for all who ask within a tick. */
  async function askFor(app: string): Promise<void> {
    const asks = asking.get(app) ?? [];
    asking.delete(app);
    const keys = layout.app(app);
    const now = Math.max(...asks.map((ask) => ask.now));
    const args = [now, asks.length, perMinute, perHour];
    try {
      const answer = await admitScript.run(redis, [keys.pause, keys.minute, keys.hour], args);
      const [admitted, opens] = answer as [number, string];
      for (const [index, ask] of asks.entries()) ask.resolve(index < admitted ? 0 : Number(opens));
    } catch (error) {
      for (const ask of asks) ask.reject(error);
    }
  }

  return {
    admit: (app, now) =>
      new Promise((resolve, reject) => {
        const asks = asking.get(app);
        if (asks) return void asks.push({ now, resolve, reject });
        asking.set(app, [{ now, resolve, reject }]);
        setImmediate(() => void askFor(app));
      }),
    async pause(app, until, now) {
      await pauseScript.run(redis, [layout.app(app).pause], [Math.ceil(until), now]);
    },
  };
}
