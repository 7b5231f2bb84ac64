import type { Actor } from '../../routes/api/handler.ts';
import type { Sessions } from '../../services/accounts/ports.ts';
import type { RedisClient } from './client.ts';
import { digestOf } from './digest.ts';
import { createLayout, type Layout } from './layout.ts';
import { createScript } from './script.ts';

const DAY_MS = 86_400_000;
/** A session ends when it was not used for so long, and in any case so long after signing in. */
export const IDLE_MS = 7 * DAY_MS;
export const LIFETIME_MS = 30 * DAY_MS;
/** Its use is written down this often, not at every request. */
const NOTE_EVERY_MS = 10 * 60_000;
/** Outlives every session that it could make void. */
const EPOCH_KEPT_MS = LIFETIME_MS + DAY_MS;

/** KEYS: session. ARGV: contact, identity, csrf, now, epoch, idle. */
const openScript = createScript(`
redis.call('HSET', KEYS[1], 'contact', ARGV[1], 'identity', ARGV[2], 'csrf', ARGV[3],
  'created', ARGV[4], 'seen', ARGV[4], 'epoch', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return 1
`);

/** KEYS: session. ARGV: now, idle, lifetime, how often use is noted. */
const readScript = createScript(`
local kept = redis.call('HMGET', KEYS[1], 'contact', 'identity', 'csrf', 'epoch', 'created', 'seen')
if not kept[1] then return false end
local now, created, seen = tonumber(ARGV[1]), tonumber(kept[5]), tonumber(kept[6])
local idle, last = tonumber(ARGV[2]), created + tonumber(ARGV[3])
if now >= seen + idle or now >= last then
  redis.call('DEL', KEYS[1])
  return false
end
if now - seen >= tonumber(ARGV[4]) then
  redis.call('HSET', KEYS[1], 'seen', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], math.min(idle, last - now))
end
return { kept[1], kept[2], kept[3], kept[4] }
`);

/** KEYS: epoch. ARGV: the least it is to be, how long it is kept. It only ever grows. */
const epochScript = createScript(`
if tonumber(redis.call('GET', KEYS[1]) or '-1') < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1]) end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
`);

export interface SessionStore extends Sessions {
  /** Null for none, expired, signed out, or void by its epoch. */
  read(cookie: string, now: Date): Promise<Actor | null>;
}

export interface SessionOptions {
  layout?: Layout;
  /** 256 random bits as 43 characters. */
  newSecret: () => string;
}

/**
 * Signed-in browsers. The cookie's value is known to nobody but the browser: its digest names the session. A contact's epoch lies beside
 * the sessions, so that signing out everywhere works at once and costs reads no query of the database.
 */
export function createSessions(
  redis: RedisClient,
  { layout = createLayout(), newSecret }: SessionOptions,
): SessionStore {
  const raise = (contact: string, epoch: number) =>
    epochScript.run(redis, [layout.sessionEpoch(contact)], [epoch, EPOCH_KEPT_MS]);

  return {
    async open({ id, identity, epoch }, now) {
      const [cookie, csrf] = [newSecret(), newSecret()];
      await raise(id, epoch);
      const args = [id, identity, csrf, now.getTime(), epoch, IDLE_MS];
      await openScript.run(redis, [layout.session(digestOf(cookie))], args);
      return { cookie, csrf };
    },

    async read(cookie, now) {
      const sessionId = digestOf(cookie);
      const args = [now.getTime(), IDLE_MS, LIFETIME_MS, NOTE_EVERY_MS];
      const kept = (await readScript.run(redis, [layout.session(sessionId)], args)) as string[] | null;
      if (kept === null) return null;
      const [contactId, identity, csrf, epoch] = kept as [string, string, string, string];
      const valid = await redis.get(layout.sessionEpoch(contactId));
      if (valid === null || Number(epoch) < Number(valid)) return null;
      return { contactId, identity, sessionId, csrf };
    },

    async end(sessionId) {
      await redis.del(layout.session(sessionId));
    },

    async endAll(contact, epoch) {
      await raise(contact, epoch);
    },
  };
}
