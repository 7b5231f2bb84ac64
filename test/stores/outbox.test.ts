import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Redis } from 'ioredis';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { createLayout } from '../../server/stores/redis/layout.ts';
import { createOutbox, type Claim, type Claimed } from '../../server/stores/redis/outbox.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { buildOutgoing, buildTurn, NOON } from './turns.ts';

const layout = createLayout();
const { person } = buildTurn();
const lane = layout.laneOf(person);
const limits = { path: '/cgi-bin/message/send', perMinute: 2, perHour: 99 };
const LEASE = 10_000;
let server: TestRedis;
let redis: Redis;
let outbox: ReturnType<typeof createOutbox>;

beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
  outbox = createOutbox(redis, { layout, lease: LEASE, limits });
});
beforeEach(async () => {
  await redis.flushall();
  const outgoing = ['一', '二', '三'].map((content) => buildOutgoing(content));
  await createConversations(redis, { layout }).commit(buildTurn({ outgoing }));
});
afterAll(() => server.stop());

function claimOf(claimed: Claimed): Claim {
  if (claimed.type !== 'send') throw new Error(`nothing to send: ${claimed.type}`);
  return claimed.claim;
}
const contentOf = (claim: Claim) => (claim.outgoing.body.text as { content: string }).content;

describe('a claim', () => {
  test('answers the same when the same holder asks again, as after a lost answer, and counts once', async () => {
    const first = claimOf(await outbox.claim(person, 'h1', NOON));
    expect(claimOf(await outbox.claim(person, 'h1', NOON))).toEqual(first);
    expect(await outbox.claim(person, 'h2', NOON)).toEqual({ type: 'wait', due: NOON + LEASE });
    const second = claimOf(await outbox.finish(first, 'h2', NOON));
    expect(claimOf(await outbox.finish(first, 'h2', NOON))).toEqual(second);
    expect(contentOf(second)).toBe('二');
    expect(await redis.llen(layout.person(person).sent)).toBe(2);
  });

  test('given back unsent is free at once where asked for and does not count against the limits', async () => {
    for (let times = 0; times < 5; times += 1) {
      const claim = claimOf(await outbox.claim(person, `h${times}`, NOON));
      expect(claim.attempts).toBe(0);
      await outbox.postpone(claim, NOON, false);
    }
  });

  test('given back after a failure counts, as an attempt and against the limits', async () => {
    await outbox.postpone(claimOf(await outbox.claim(person, 'h1', NOON)), NOON, true);
    const claim = claimOf(await outbox.claim(person, 'h2', NOON));
    expect(claim.attempts).toBe(1);
    await outbox.postpone(claim, NOON, true);
    expect(await outbox.claim(person, 'h3', NOON)).toEqual({ type: 'wait', due: NOON + 61_000 });
    expect(claimOf(await outbox.claim(person, 'h4', NOON + 61_000)).attempts).toBe(2);
  });

  test('finished clears the attempts, so that the next message starts afresh', async () => {
    await outbox.postpone(claimOf(await outbox.claim(person, 'h1', NOON)), NOON, true);
    const again = claimOf(await outbox.claim(person, 'h2', NOON + 90_000));
    expect(claimOf(await outbox.finish(again, 'h3', NOON + 90_000)).attempts).toBe(0);
  });

  test('that ran out and was taken over does nothing any more', async () => {
    const old = claimOf(await outbox.claim(person, 'h1', NOON));
    const taken = claimOf(await outbox.claim(person, 'h2', NOON + LEASE));
    expect(taken.id).toBe(old.id);
    expect(await outbox.finish(old, 'h3', NOON + LEASE)).toEqual({ type: 'lost' });
    expect(await outbox.renew(old, NOON + LEASE)).toBe(false);
    await outbox.postpone(old, NOON, true);
    expect(await outbox.peek(lane, 9)).toEqual([{ item: person, due: NOON + 2 * LEASE }]);
    expect(await redis.llen(layout.person(person).outbox)).toBe(3);
    expect(await outbox.renew(taken, NOON + LEASE + 5)).toBe(true);
    expect(await outbox.peek(lane, 9)).toEqual([{ item: person, due: NOON + 2 * LEASE + 5 }]);
  });

  test('finished without wanting the next leaves it due for others, and nobody due after the last', async () => {
    const first = claimOf(await outbox.claim(person, 'h1', NOON));
    expect(await outbox.finish(first, null, NOON + 5)).toEqual({ type: 'none' });
    expect(await outbox.peek(lane, 9)).toEqual([{ item: person, due: NOON + 5 }]);
    let at = NOON + 5;
    for (const holder of ['h2', 'h3']) {
      at += 61_000;
      await outbox.finish(claimOf(await outbox.claim(person, holder, at)), null, at);
    }
    expect(await outbox.peek(lane, 9)).toEqual([]);
    expect(await outbox.claim(person, 'h4', at)).toEqual({ type: 'none' });
    expect(await redis.keys('*lease*')).toEqual([]);
  });
});
