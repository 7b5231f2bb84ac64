import type { Redis } from 'ioredis';
import { expect } from 'vitest';
import { baoshan } from '../support/packs.ts';
import { eventually } from '../support/eventually.ts';
import type { Random } from '../support/random.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { createCalm } from './calm.ts';
import { crowd, type Size } from './conversation.ts';
import { createKiller } from './killer.ts';
import type { Platform } from './platform.ts';
import { expectCalm, settled } from './settled.ts';
import { storm } from './storm.ts';
import type { WecomApi } from './wecom-api.ts';

const COPIES = 3;
/** A dead server's hold on a person ends after ten seconds. */
const SETTLE_WITHIN_MS = 60_000;
const takeCalmly = createCalm(baoshan);

export interface Ordeal {
  servers: readonly ServerProcess[];
  platform: Platform;
  api: WecomApi;
  random: Random;
  /** Tells this ordeal's people from others'. */
  prefix: string;
  people: number;
  size: Size;
  kills: number;
  /** To the Redis that the servers keep everything in. */
  redis(): Promise<Redis>;
  /** How long what is left may take to arrive, in milliseconds. */
  withinMs?: number;
}

/** Plays the load, kills servers on the way, and holds every transcript against a calm run. Answers with the figures in words. */
export async function loseNothing(ordeal: Ordeal): Promise<string> {
  const { servers, platform, api, random, prefix, kills } = ordeal;
  const people = crowd(ordeal.people, prefix, takeCalmly, random, ordeal.size);
  const turns = people.flatMap(({ messages }) => messages).length;
  const expected = people.flatMap((person) => person.expected).length;
  const [delivered, suppressed] = [api.delivered(), api.suppressed()];
  const events = Math.floor((COPIES * turns + expected) * 0.9);
  const moments = Array.from({ length: kills }, () => random.below(events)).toSorted((a, b) => a - b);
  const killer = createKiller(servers, platform, random, moments);
  api.events.on('delivered', killer.happened);
  await storm(people, {
    copies: COPIES,
    concurrency: 64,
    random,
    deliver: killer.deliver,
    onAcknowledged: killer.happened,
  });
  // On a slow machine many answers come after everything has been said, and the last kills with them.
  const withinMs = ordeal.withinMs ?? SETTLE_WITHIN_MS;
  await eventually(
    async () => killer.kills(),
    (made) => made === kills,
    withinMs,
  );
  api.events.off('delivered', killer.happened);
  await killer.healed();
  await settled(await ordeal.redis(), withinMs);
  expectCalm(api, people);
  expect(api.delivered() - delivered).toBe(expected);
  return (
    `${kills} kills among ${turns} turns of ${people.length} people in ${COPIES} copies, ` +
    `${killer.repeated()} callbacks repeated, ${expected} messages delivered once, ` +
    `${api.suppressed() - suppressed} repetitions suppressed`
  );
}
