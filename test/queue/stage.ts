import type { Redis } from 'ioredis';
import { expect } from 'vitest';
import type { Sender } from '../../bot/ports.ts';
import type { Clock } from '../../server/queue/clock.ts';
import type { Delivery } from '../../server/queue/delivery.ts';
import { createDispatcher, type Dispatcher, type DispatcherSettings } from '../../server/queue/dispatcher.ts';
import { createAppLimits } from '../../server/stores/redis/app-limits.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { createRedisOperations } from '../../server/stores/redis/operations.ts';
import { createOutbox } from '../../server/stores/redis/outbox.ts';
import { buildOutgoing, buildTurn, NOON } from '../stores/turns.ts';
import type { ManualClock } from './manual-clock.ts';

/** Fewer lanes than in earnest: every step of a test asks all of them. */
export const layout = createLayout({ lanes: 8 });
export const LEASE = 10_000;
export const LIMITS = { path: '/cgi-bin/message/send', perMinute: 28, perHour: 970 };

export interface StagedDispatcher extends Dispatcher {
  deliveries: Delivery[];
  errors: unknown[];
}

let holders = 0;

export function stageDispatcher(
  redis: Redis,
  clock: Clock,
  send: Sender,
  options: {
    random?: () => number;
    limits?: Partial<typeof LIMITS>;
    app?: { perMinute?: number; perHour?: number };
    settings?: Partial<DispatcherSettings>;
  } = {},
): StagedDispatcher {
  const deliveries: Delivery[] = [];
  const errors: unknown[] = [];
  const dispatcher = createDispatcher({
    outbox: createOutbox(redis, { layout, lease: LEASE, limits: { ...LIMITS, ...options.limits } }),
    appLimits: createAppLimits(redis, { layout, perMinute: 9800, perHour: 147_000, ...options.app }),
    layout,
    send,
    clock,
    newHolder: () => `holder-${(holders += 1)}`,
    random: options.random ?? (() => 0.5),
    observe: (delivery) => void deliveries.push(delivery),
    onError: (error) => void errors.push(error),
    settings: { scanSpacing: 0, ...options.settings },
  });
  return { ...dispatcher, deliveries, errors };
}

/** Commits one turn that says these things to a person. */
export async function say(
  redis: Redis,
  person: string,
  contents: readonly string[],
  now = NOON,
): Promise<void> {
  const conversations = createConversations(redis, { layout });
  const { version } = await conversations.load(person, 'none');
  const outgoing = contents.map((content) => buildOutgoing(content));
  const turn = buildTurn({ person, key: `${person}:${version}`, version, outgoing, now });
  if ((await conversations.commit(turn)) !== 'committed') throw new Error('another turn came between');
}

export const people = (count: number) =>
  Array.from({ length: count }, (_, index) => `wecom:corp:user${index}`);
export const numbered = (count: number) => Array.from({ length: count }, (_, index) => `第${index + 1}条`);

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  // Most conditions hold after a turn or two of the event loop; the poll's timer is for the others.
  for (let turn = 0; turn < 20; turn += 1) {
    if (await condition()) return;
    await new Promise(setImmediate);
  }
  await expect.poll(condition, { interval: 2, timeout: 10_000 }).toBe(true);
}

export async function nothingWaits(redis: Redis): Promise<boolean> {
  return (await createRedisOperations(redis, layout).depth()).people === 0;
}

/** Whether all that is due has been sent: whoever still waits is put off, and nobody is being sent to. */
export async function settled(redis: Redis, clock: Clock): Promise<boolean> {
  const { oldestDue } = await createRedisOperations(redis, layout).depth();
  const lanes = Array.from({ length: layout.lanes }, (_, lane) => layout.lane(lane));
  const held = await Promise.all(lanes.map((lane) => redis.hlen(lane.leases)));
  return (oldestDue === null || oldestDue > clock.now()) && held.every((count) => count === 0);
}

/**
 * Lets time pass in steps, and what becomes due in each be sent. A step ends early where scheduled work begins: time that ran on
 * while a message was on its way would make it arrive later than it was counted.
 */
export async function pass(redis: Redis, clock: ManualClock, ms: number, step: number): Promise<void> {
  const end = clock.now() + ms;
  while (clock.now() < end) {
    clock.advance(Math.min(step, end - clock.now(), Math.max(1, clock.untilNext())));
    await until(() => {
      clock.advance(0);
      return settled(redis, clock);
    });
  }
}

/** Lets time pass until nothing waits any more. */
export async function finish(redis: Redis, clock: ManualClock): Promise<void> {
  await until(async () => {
    clock.advance(100);
    return nothingWaits(redis);
  });
}
