import { createScript } from './script.ts';
import { freeAtLua } from './sent-window.ts';

/**
 * Scripts over one person's waiting messages. KEYS of all: due, outbox, sent, attempts, leases, dead.
 * Who sends to a person holds the lease: the person's entry in `leases` names the holder, and in `due` the end of the lease.
 */

/** How many given-up messages a lane keeps, and for how long (seconds): they hold message text. */
const DEAD_KEPT = 200;
const DEAD_KEPT_FOR = 30 * 24 * 60 * 60;

/**
 * ARGV of `grant`: person, holder, now, lease, counted path, per minute, per hour. A send counts from its claim, since one of unknown
 * outcome may have arrived.
 */
const grant = `${freeAtLua('KEYS[3]')}
local function grant(entry)
  local person, now = ARGV[1], tonumber(ARGV[3])
  if string.match(entry, '^%S+ %S+ (%S+)') == ARGV[5] then
    local second = math.ceil(now / 1000)
    local free = freeAt(second, tonumber(ARGV[6]), tonumber(ARGV[7]))
    if free > second then
      redis.call('ZADD', KEYS[1], free * 1000, person)
      return {'wait', string.format('%.0f', free * 1000)}
    end
    redis.call('LPUSH', KEYS[3], second)
    redis.call('EXPIRE', KEYS[3], 3602)
  end
  redis.call('ZADD', KEYS[1], now + tonumber(ARGV[4]), person)
  redis.call('HSET', KEYS[5], person, ARGV[2])
  return {'send', entry, redis.call('HGET', KEYS[4], person) or '0'}
end
local function again()
  return {'send', redis.call('LINDEX', KEYS[2], 0), redis.call('HGET', KEYS[4], ARGV[1]) or '0'}
end
local function nothing()
  redis.call('ZREM', KEYS[1], ARGV[1])
  return {'none'}
end
`;

/** Asked again by the same holder, because the answer was lost on the way, it answers the same. */
export const claimScript = createScript(`${grant}
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due then return {'none'} end
if tonumber(due) > tonumber(ARGV[3]) then
  if redis.call('HGET', KEYS[5], ARGV[1]) == ARGV[2] then return again() end
  return {'wait', due}
end
local entry = redis.call('LINDEX', KEYS[2], 0)
return entry and grant(entry) or nothing()
`);

/**
 * ARGV: those of `grant` for the next message (holder empty: claim none), then the holder, the message's id, its failed attempts, the
 * dead letter or nothing.
 */
export const finishScript = createScript(`${grant}
local holder = redis.call('HGET', KEYS[5], ARGV[1])
if holder ~= ARGV[8] then
  if ARGV[2] ~= '' and holder == ARGV[2] then return again() end
  return {'lost'}
end
local head = redis.call('LPOP', KEYS[2])
if head and string.sub(head, 1, #ARGV[9] + 1) ~= ARGV[9] .. ' ' then
  redis.call('LPUSH', KEYS[2], head)
elseif head and ARGV[11] ~= '' then
  redis.call('LPUSH', KEYS[6], ARGV[11])
  redis.call('LTRIM', KEYS[6], 0, ${DEAD_KEPT - 1})
  redis.call('EXPIRE', KEYS[6], ${DEAD_KEPT_FOR})
end
if ARGV[10] ~= '0' then redis.call('HDEL', KEYS[4], ARGV[1]) end
local entry = redis.call('LINDEX', KEYS[2], 0)
if entry and ARGV[2] ~= '' then
  local granted = grant(entry)
  if granted[1] == 'wait' then redis.call('HDEL', KEYS[5], ARGV[1]) end
  return granted
end
redis.call('HDEL', KEYS[5], ARGV[1])
if not entry then return nothing() end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return {'none'}
`);

/** ARGV: person, holder, due, whether an attempt failed, whether the send counted by the claim is taken back. */
export const postponeScript = createScript(`
if redis.call('HGET', KEYS[5], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
redis.call('HDEL', KEYS[5], ARGV[1])
if ARGV[4] == '1' then redis.call('HINCRBY', KEYS[4], ARGV[1], 1) end
if ARGV[5] == '1' then redis.call('LPOP', KEYS[3]) end
return 1
`);

/** ARGV: person, holder, end of the lease. */
export const renewScript = createScript(`
if redis.call('HGET', KEYS[5], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('ZADD', KEYS[1], 'XX', ARGV[3], ARGV[1])
return 1
`);
