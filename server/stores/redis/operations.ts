import type { Outgoing, PersonId } from '../../../bot/ports.ts';
import type { RedisClient } from './client.ts';
import { RedisFault } from './errors.ts';
import { createLayout, type Layout } from './layout.ts';

/** A message that was given up for good. */
export interface DeadLetter {
  type: 'message';
  person: PersonId;
  id: string;
  /** When its turn was committed, epoch milliseconds. */
  at: number;
  outgoing: Outgoing;
  reason: string;
  /** Epoch milliseconds. */
  failedAt: number;
}

export interface QueueDepth {
  /** People with messages waiting or being sent. */
  people: number;
  /** Requests not carried out yet. */
  requests: number;
  /** Messages given up, as far as they are kept. */
  dead: number;
  /** The earliest moment at which something waiting is, or was, to be looked at (epoch milliseconds); null when nothing waits. */
  oldestDue: number | null;
}

/** What operators ask. */
export interface RedisOperations {
  /** Resolves when Redis answers. @throws RedisFault `redis_unreachable` after `withinMs` */
  ping(withinMs: number): Promise<void>;
  depth(): Promise<QueueDepth>;
  /** Newest first. */
  deadLetters(limit: number): Promise<DeadLetter[]>;
}

export function createRedisOperations(redis: RedisClient, layout: Layout = createLayout()): RedisOperations {
  const lanes = Array.from({ length: layout.lanes }, (_, lane) => layout.lane(lane));
  const each = async <T>(ask: (lane: (typeof lanes)[number]) => Promise<T>) => Promise.all(lanes.map(ask));

  return {
    async ping(withinMs) {
      await within(withinMs, redis.ping());
    },

    async depth() {
      const [people, requests, dead, earliest] = await Promise.all([
        each((lane) => redis.zcard(lane.due)),
        each((lane) => redis.zcard(lane.requestsDue)),
        each((lane) => redis.llen(lane.dead)),
        each((lane) => redis.zrange(lane.due, 0, '0', 'WITHSCORES')),
      ]);
      const dues = earliest.flatMap(([, due]) => (due === undefined ? [] : [Number(due)]));
      const oldestDue = dues.length === 0 ? null : Math.min(...dues);
      return { people: sum(people), requests: sum(requests), dead: sum(dead), oldestDue };
    },

    async deadLetters(limit) {
      const kept = await each((lane) => redis.lrange(lane.dead, 0, limit - 1));
      const letters = kept.flat().map((text) => JSON.parse(text) as DeadLetter);
      return letters.sort((one, other) => other.failedAt - one.failedAt).slice(0, limit);
    },
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fault = new RedisFault('redis_unreachable', `Redis did not answer within ${milliseconds} ms.`);
    timer = setTimeout(() => reject(fault), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
