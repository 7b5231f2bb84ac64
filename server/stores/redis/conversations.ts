import { hash } from 'node:crypto';
import { setImmediate as othersOfThisTick } from 'node:timers/promises';
import type { ConversationState } from '../../../bot/conversation/types.ts';
import { nextVersion } from '../../../bot/next-version.ts';
import type { Conversations, PersonId, StoredConversation, TurnCommit } from '../../../bot/ports.ts';
import { createRecent } from '../recent.ts';
import type { RedisClient } from './client.ts';
import { RedisFault } from './errors.ts';
import { createLayout, type Layout } from './layout.ts';
import { encodeOutgoing } from './outbox-entry.ts';
import { encodeRequest } from './request-entry.ts';
import { createScript } from './script.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Longer than any retry of the platform, which come within minutes. */
const SEEN_FOR = DAY;
/** Weeks pass between gathering papers; three months without a word is the end of a conversation. */
const KEPT_FOR = 90 * DAY;

/**
 * KEYS: state, seen, outbox, due, requests, requests due.
 * ARGV: version, version and state to be stored, mark, now, seen for, kept for, person, number of outgoing, outgoing…, id and content of
 * each request…
 */
const commitScript = createScript(`
if redis.call('ZSCORE', KEYS[2], ARGV[3]) then return 'seen' end
local version = string.match(redis.call('GETRANGE', KEYS[1], 0, 16), '^%d+') or '0'
if version ~= ARGV[1] then return {redis.call('GET', KEYS[1])} end
local now, seenFor = tonumber(ARGV[4]), tonumber(ARGV[5])
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[6])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', math.floor((now - seenFor) / 1000) - 1)
redis.call('ZADD', KEYS[2], math.floor(now / 1000), ARGV[3])
redis.call('PEXPIRE', KEYS[2], seenFor)
local outgoing = tonumber(ARGV[8])
if outgoing > 0 then
  redis.call('RPUSH', KEYS[3], unpack(ARGV, 9, 8 + outgoing))
  redis.call('ZADD', KEYS[4], 'NX', now, ARGV[7])
end
for at = 9 + outgoing, #ARGV, 2 do
  redis.call('HSET', KEYS[5], ARGV[at], ARGV[at + 1])
  redis.call('ZADD', KEYS[6], 'NX', now, ARGV[at])
end
return 'committed'
`);

/** KEYS: state, seen. ARGV: mark. */
const loadScript = createScript(`
return {redis.call('GET', KEYS[1]), redis.call('ZSCORE', KEYS[2], ARGV[1]) and 1 or 0}
`);

export interface ConversationsOptions {
  layout?: Layout;
  /** Told of a person who may have messages waiting: after a commit, and when a repeated message finds its turn committed. */
  onOutgoing?: (person: PersonId) => void;
  /** Told of a person whose committed turn left requests. */
  onRequests?: (person: PersonId) => void;
  /** Of how many people the latest conversation is remembered here, to spare their next turn a way to Redis and back. */
  remembered?: number;
}

/**
 * Conversations in Redis. Marks of seen messages are kept for 24 hours, states for 90 days after the last turn.
 * What is remembered may be outdated by other processes, which the commit then finds; its answer brings what stands. To load it
 * still waits for the end of the tick: turns taken one right after the other find the processor's caches warm and cost less than
 * turns between the parsing of requests.
 * @throws RedisFault `conversation_unreadable`, `outgoing_unwritable`
 */
export function createConversations(
  redis: RedisClient,
  {
    layout = createLayout(),
    onOutgoing = () => {},
    onRequests = () => {},
    remembered = 0,
  }: ConversationsOptions = {},
): Conversations {
  const recent = createRecent<StoredConversation>(remembered);
  return {
    async load(person, key) {
      const known = recent.get(person);
      if (known !== undefined) {
        await othersOfThisTick();
        return { ...known, seen: false };
      }
      const keys = layout.person(person);
      const answer = await loadScript.run(redis, [keys.state, keys.seen], [markOf(key)]);
      const [stored, mark] = answer as [string | null, number];
      const seen = mark === 1;
      if (seen) onOutgoing(person);
      return { ...decodeState(stored), seen };
    },

    async commit(turn) {
      const { person, state, outgoing, requests } = turn;
      const next = nextVersion(turn);
      // Until the outcome is known, nothing is.
      recent.delete(person);
      const result = await commitScript.run(redis, commitKeys(layout, person), commitArguments(turn, next));
      if (Array.isArray(result)) {
        const stored = decodeState(result[0] as string | null);
        recent.set(person, stored);
        return stored;
      }
      if (result === 'seen' || outgoing.length > 0) onOutgoing(person);
      if (result === 'seen') return 'seen';
      recent.set(person, { state, version: next });
      if (requests.length > 0) onRequests(person);
      return 'committed';
    },
  };
}

function commitKeys(layout: Layout, person: PersonId): string[] {
  const own = layout.person(person);
  const lane = layout.lane(layout.laneOf(person));
  return [own.state, own.seen, own.outbox, lane.due, lane.requests, lane.requestsDue];
}

function commitArguments(turn: TurnCommit, next: number): (string | number)[] {
  const { person, key, version, state, outgoing, requests, now } = turn;
  const mark = markOf(key);
  return [
    version,
    `${next} ${JSON.stringify(state)}`,
    mark,
    now,
    SEEN_FOR,
    KEPT_FOR,
    person,
    outgoing.length,
    ...outgoing.map((call, index) => encodeOutgoing({ id: `${mark}.${index}`, at: now, outgoing: call })),
    ...requests.flatMap((request, index) => [
      requestId(person, key, index),
      encodeRequest({ person, at: now, request }),
    ]),
  ];
}

/** 64 bits are plenty among one person's messages of a day, and keep the set in its compact encoding. */
function markOf(key: string): string {
  return hash('sha256', key, 'buffer').toString('base64url', 0, 8);
}

/** The same for every attempt at the same message, and for no other, ever: it may be a key in a database. */
function requestId(person: PersonId, key: string, index: number): string {
  return hash('sha256', JSON.stringify([person, key, index]), 'base64url').slice(0, 32);
}

function decodeState(stored: string | null): StoredConversation {
  if (stored === null) return { state: null, version: 0 };
  const blank = stored.indexOf(' ');
  const version = Number(stored.slice(0, blank));
  try {
    if (!Number.isSafeInteger(version) || version < 1) throw new Error('no version');
    return { state: JSON.parse(stored.slice(blank + 1)) as ConversationState, version };
  } catch {
    throw new RedisFault(
      'conversation_unreadable',
      'A stored conversation is not in the form of this program.',
    );
  }
}
