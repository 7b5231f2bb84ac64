/**
 * Prints turns a second, against a Redis that leaves flushing to the system, as the embedded one does, and against one that flushes every write:
 * `kept` is load and commit, `delivered` ends when the turn's message has reached a sender that takes no time. Not a test.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PersonId, Sender } from '../../bot/ports.ts';
import { startEmbeddedRedis } from '../../server/embedded/redis.ts';
import { systemClock } from '../../server/queue/clock.ts';
import { createDispatcher } from '../../server/queue/dispatcher.ts';
import { createAppLimits } from '../../server/stores/redis/app-limits.ts';
import { connectRedis } from '../../server/stores/redis/client.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { createOutbox } from '../../server/stores/redis/outbox.ts';
import { buildOutgoing, buildState } from './turns.ts';

const DURATION = 3000;
const UNLIMITED = { perMinute: 1e9, perHour: 1e9 };
const directory = await mkdtemp(path.join(tmpdir(), 'lianbei-measure-'));
const embedded = await startEmbeddedRedis({ dataDir: directory });
const redis = connectRedis(embedded.url);
const layout = createLayout();

const awaited = new Map<PersonId, () => void>();
const send: Sender = async (person) => {
  awaited.get(person)?.();
  return { type: 'sent' };
};
const dispatcher = createDispatcher({
  // Updates of a card are not counted: nobody may say thousands of things a minute to one person.
  outbox: createOutbox(redis, { layout, lease: 10_000, limits: { path: '-', ...UNLIMITED } }),
  appLimits: createAppLimits(redis, { layout, ...UNLIMITED }),
  layout,
  send,
  clock: systemClock,
  newHolder: randomUUID,
  random: Math.random,
});
dispatcher.start();
const kept = createConversations(redis, { layout });
const delivered = createConversations(redis, { layout, onOutgoing: dispatcher.nudge });

async function talk(person: PersonId, deliver: boolean, until: number, durations: number[]): Promise<void> {
  for (let message = 0; performance.now() < until; message += 1) {
    const begun = performance.now();
    const key = `${person}:${begun}:${message}`;
    const conversations = deliver ? delivered : kept;
    const { version } = await conversations.load(person, key);
    const outgoing = deliver ? [buildOutgoing('还有 6 题。贵单位牵头的联合体里，有几家企业？')] : [];
    const turn = { person, key, version, state: buildState(), outgoing, requests: [], now: Date.now() };
    const arrived = new Promise<void>((resolve) => awaited.set(person, resolve));
    if ((await conversations.commit(turn)) !== 'committed') throw new Error('a lone writer met a conflict');
    if (deliver) await arrived;
    durations.push(performance.now() - begun);
  }
}

async function measure(policy: string, deliver: boolean, concurrent: number): Promise<void> {
  await redis.flushall();
  const durations: number[] = [];
  const begun = performance.now();
  const people = Array.from({ length: concurrent }, (_, index) => `wecom:ww6a112864f8022910:user${index}`);
  await Promise.all(people.map((person) => talk(person, deliver, begun + DURATION, durations)));
  const rate = Math.round((durations.length * 1000) / (performance.now() - begun));
  durations.sort((one, other) => one - other);
  const at = (share: number) => durations[Math.floor(durations.length * share)]!.toFixed(2);
  const what = deliver ? 'delivered' : 'kept';
  console.log(
    `appendfsync ${policy}, ${concurrent} at once: ${rate} turns/s ${what}, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
}

for (const policy of ['no', 'always']) {
  await redis.config('SET', 'appendfsync', policy);
  for (const deliver of [false, true]) {
    for (const concurrent of [1, 16, 50]) await measure(policy, deliver, concurrent);
  }
}
await dispatcher.stop();
redis.disconnect();
await embedded.stop();
await rm(directory, { recursive: true });
