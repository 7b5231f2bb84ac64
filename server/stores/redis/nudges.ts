import type { PersonId } from '../../../bot/ports.ts';
import type { RedisClient } from './client.ts';
import { createLayout, type Layout } from './layout.ts';

/** Tells whoever carries out committed turns where to look at once. One that gets lost costs the time until the next scan. */
export interface Nudges {
  /** This person may have messages waiting. */
  outgoing(person: PersonId): void;
  /** This person's committed turn left requests. */
  requests(person: PersonId): void;
}

const KINDS = ['outgoing', 'requests'] as const satisfies (keyof Nudges)[];

/**
 * Announces to other processes, over Redis pub/sub, what has just been committed in this one: everybody of one tick in one
 * message of each kind. Nothing is waited for, and a failure is only reported. A cluster passes announcements on to all its
 * nodes, and so do all databases of one server: whoever hears of a person that is not theirs finds nothing to do.
 */
export function createNudgePublisher(
  redis: RedisClient,
  layout: Layout = createLayout(),
  onError: (error: unknown) => void = () => {},
): Nudges {
  const announce = (kind: keyof Nudges) => {
    const people = new Set<PersonId>();
    const flush = () => {
      const message = [...people].join('\n');
      people.clear();
      redis.publish(layout.channel(kind), message).catch(onError);
    };
    return (person: PersonId) => {
      if (people.size === 0) setImmediate(flush);
      people.add(person);
    };
  };
  return { outgoing: announce('outgoing'), requests: announce('requests') };
}

/**
 * Passes on what other processes announce; resolves once it listens. The connection is used for nothing else from now on,
 * and listens again by itself when it was broken.
 */
export async function subscribeToNudges(
  connection: RedisClient,
  nudges: Nudges,
  layout: Layout = createLayout(),
): Promise<void> {
  const kinds = new Map(KINDS.map((kind) => [layout.channel(kind), kind]));
  connection.on('message', (channel: string, message: string) => {
    const kind = kinds.get(channel);
    if (kind) for (const person of message.split('\n')) nudges[kind](person);
  });
  await connection.subscribe(...kinds.keys());
}
