/** Prints turns (load and commit) a second against a Redis that flushes every write, and against one that flushes every second. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedRedis } from '../../server/embedded/redis.ts';
import { connectRedis } from '../../server/stores/redis/client.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { buildOutgoing, buildState } from './turns.ts';

const DURATION = 3000;
const directory = await mkdtemp(path.join(tmpdir(), 'lianbei-measure-'));
const embedded = await startEmbeddedRedis({ dataDir: directory });
const redis = connectRedis(embedded.url);
const conversations = createConversations(redis);

async function talk(person: string, until: number, durations: number[]): Promise<void> {
  for (let message = 0; performance.now() < until; message += 1) {
    const begun = performance.now();
    const key = `${person}:${begun}:${message}`;
    const { version } = await conversations.load(person, key);
    const outgoing = [buildOutgoing('还有 6 题。贵单位牵头的联合体里，有几家企业？')];
    const turn = { person, key, version, state: buildState(), outgoing, requests: [], now: Date.now() };
    if ((await conversations.commit(turn)) !== 'committed') throw new Error('a lone writer met a conflict');
    durations.push(performance.now() - begun);
  }
}

async function measure(label: string, concurrent: number): Promise<void> {
  await redis.flushall();
  const durations: number[] = [];
  const begun = performance.now();
  const people = Array.from({ length: concurrent }, (_, index) => `wecom:ww6a112864f8022910:user${index}`);
  await Promise.all(people.map((person) => talk(person, begun + DURATION, durations)));
  const rate = Math.round((durations.length * 1000) / (performance.now() - begun));
  durations.sort((one, other) => one - other);
  const at = (share: number) => durations[Math.floor(durations.length * share)]!.toFixed(2);
  console.log(`${label}  ${concurrent} at once: ${rate} turns/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}

for (const policy of ['always', 'everysec']) {
  await redis.config('SET', 'appendfsync', policy);
  for (const concurrent of [1, 16, 50]) await measure(`appendfsync ${policy}`, concurrent);
}
redis.disconnect();
await embedded.stop();
await rm(directory, { recursive: true });
