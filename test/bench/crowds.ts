import type { Redis } from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { CREDENTIALS } from './credentials.ts';
import { conversations, drive, type Figures } from './load.ts';

export interface Bench {
  redis: Redis;
  /** Addresses. */
  sink: string;
  ceiling: string;
  print: (line: string) => void;
}

export interface Crowds {
  /** Lets `crowd` people talk at once to server and ceiling by turns, and prints what the middle round of each measured. */
  meet(crowd: number): Promise<void>;
  /** What the user ids of the last crowd begin with. */
  lastPrefix(): string;
}

/** Of one round at the server. */
interface Round extends Figures {
  /** Messages that reached the sink while the crowd talked, and after it had fallen silent. */
  during: number;
  after: number;
  /** Until the last of them, in milliseconds after the crowd had fallen silent. */
  lastAfter: number;
}

const ROUNDS = 3;
/** Compiled code settles only after some five thousand turns, and a server under measurement has run for weeks. */
const FIRST_WARM_UP = 400;
const WARM_UP = 40;
const QUIET_FOR_MS = 1_000;
/** User ids are never used twice, by no crowd. */
let round = 0;

export function createCrowds(name: string, server: string, bench: Bench): Crowds {
  const { print } = bench;
  let prefix = '';
  let warmUp = FIRST_WARM_UP;
  const fresh = (people: number) => {
    prefix = `bench${(round += 1)}-`;
    return conversations(people, prefix, Math.floor(Date.now() / 1000));
  };
  print(
    row(
      name,
      'people',
      'turns/s',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'of ceiling',
      'load core',
      'sent during',
      'after',
    ),
  );

  async function atServer(crowd: number, people: number): Promise<Round> {
    await forgetLimits(bench.redis);
    const calls = fresh(people);
    const before = await sent(bench.sink);
    const figures = await drive(server, calls, crowd);
    const silent = performance.now();
    const during = (await sent(bench.sink)) - before;
    const { total, at } = await settled(bench.sink);
    return { ...figures, during, after: total - before - during, lastAfter: Math.max(0, at - silent) };
  }

  return {
    lastPrefix: () => prefix,
    async meet(crowd) {
      const people = Math.max(40, Math.min(crowd * 6, 600));
      const atOnce = Math.max(16, crowd);
      await drive(server, fresh(warmUp), atOnce);
      await drive(bench.ceiling, fresh(warmUp), atOnce);
      await settled(bench.sink);
      warmUp = WARM_UP;
      const tops: Figures[] = [];
      const ours: Round[] = [];
      for (let i = 0; i < ROUNDS; i += 1) {
        tops.push(await drive(bench.ceiling, fresh(people), crowd));
        ours.push(await atServer(crowd, people));
      }
      const top = middle(tops);
      const own = middle(ours);
      const after = `${own.after} in ${(own.lastAfter / 1000).toFixed(1)} s`;
      print(row('  this server', ...cells(crowd, own, top), String(own.during), after));
      print(row('  ceiling', ...cells(crowd, top, top)));
    },
  };
}

const row = (name: string, ...columns: string[]) =>
  name.padEnd(32) + columns.map((column) => column.padStart(13)).join('');
const cells = (crowd: number, figures: Figures, top: Figures) => [
  String(crowd),
  figures.perSecond.toFixed(0),
  ...[figures.p50, figures.p95, figures.p99].map((ms) => ms.toFixed(2)),
  `${((100 * figures.perSecond) / top.perSecond).toFixed(0)}%`,
  `${(100 * figures.load).toFixed(0)}%`,
];

function middle<T extends Figures>(rounds: T[]): T {
  return rounds.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]!;
}

/** Each round has the corp's whole allowance of a minute, which is what a second of this load uses up. */
async function forgetLimits(redis: Redis): Promise<void> {
  const { pause, minute, hour } = createLayout().app(`wecom:${CREDENTIALS.corpId}`);
  await redis.del(pause, minute, hour);
}

const sent = async (sink: string) => Number(await (await fetch(`${sink}/sent`)).text());

/** Waits until nothing has come for a while: what is held back by WeCom's limits comes a minute later at the earliest. */
async function settled(sink: string): Promise<{ total: number; at: number }> {
  let total = await sent(sink);
  let at = performance.now();
  while (performance.now() - at < QUIET_FOR_MS) {
    await delay(50);
    const now = await sent(sink);
    if (now !== total) [total, at] = [now, performance.now()];
  }
  return { total, at };
}
