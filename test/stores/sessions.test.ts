import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  IDLE_MS,
  LIFETIME_MS,
  createSessions,
  type SessionStore,
} from '../../server/stores/redis/sessions.ts';
import { createSignIns, SIGN_IN_MS } from '../../server/stores/redis/sign-ins.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

const START = Date.UTC(2026, 10, 26);
const at = (ms: number) => new Date(START + ms);
const zhang = { id: 'contact-of-zhang', identity: 'wecom:ww1:zhang', epoch: 0 };
const newSecret = () => randomBytes(32).toString('base64url');

let server: TestRedis;
let redis: Redis;
let one: SessionStore;
let other: SessionStore;
beforeAll(async () => {
  server = await startTestRedis();
  redis = server.connect();
  one = createSessions(redis, { newSecret });
  other = createSessions(server.connect(), { newSecret });
});
beforeEach(() => redis.flushall());
afterAll(() => server.stop());

describe('a session', () => {
  test('is known in every process by its cookie', async () => {
    const { cookie, csrf } = await one.open(zhang, at(0));
    expect(await other.read(cookie, at(1))).toMatchObject({
      contactId: zhang.id,
      identity: zhang.identity,
      csrf,
    });
    expect(await other.read(newSecret(), at(1))).toBeNull();
  });

  test('leaves nothing in Redis by which to enter it', async () => {
    const { cookie } = await one.open(zhang, at(0));
    const keys = await redis.keys('*');
    const values = await Promise.all(
      keys.map(async (key) => JSON.stringify([await redis.type(key), await redis.dump(key)])),
    );
    expect([...keys, ...values].join()).not.toContain(cookie);
  });

  test('ends when it was not used for seven days, and lives on while it is', async () => {
    const { cookie } = await one.open(zhang, at(0));
    expect(await one.read(cookie, at(IDLE_MS - 1))).not.toBeNull();
    expect(await one.read(cookie, at(2 * IDLE_MS - 2))).not.toBeNull();
    expect(await one.read(cookie, at(3 * IDLE_MS - 2))).toBeNull();
    expect(await one.read(cookie, at(3 * IDLE_MS - 3))).toBeNull();
  });

  test('ends thirty days after signing in, however much it is used', async () => {
    const { cookie } = await one.open(zhang, at(0));
    for (let day = 1; day < 30; day += 1) {
      expect(await one.read(cookie, at(day * 86_400_000)), String(day)).not.toBeNull();
    }
    expect(await one.read(cookie, at(LIFETIME_MS))).toBeNull();
  });

  test('is kept by Redis no longer than it may live', async () => {
    const { cookie } = await one.open(zhang, at(0));
    const { sessionId } = (await one.read(cookie, at(1)))!;
    const key = (await redis.keys(`*${sessionId}*`))[0]!;
    expect(await redis.pttl(key)).toBeLessThanOrEqual(IDLE_MS);
    await one.read(cookie, at(6 * 86_400_000));
    await one.read(cookie, at(12 * 86_400_000));
    await one.read(cookie, at(18 * 86_400_000));
    await one.read(cookie, at(24 * 86_400_000));
    await one.read(cookie, at(29 * 86_400_000));
    expect(await redis.pttl(key)).toBeLessThanOrEqual(86_400_000);
  });

  test('ends alone, or with all of the person at once', async () => {
    const [first, second, third] = [
      await one.open(zhang, at(0)),
      await one.open(zhang, at(0)),
      await one.open(zhang, at(0)),
    ];
    const li = await one.open({ ...zhang, id: 'contact-of-li' }, at(0));
    await one.end((await one.read(first.cookie, at(1)))!.sessionId);
    expect(await other.read(first.cookie, at(1))).toBeNull();
    expect(await other.read(second.cookie, at(1))).not.toBeNull();
    await one.endAll(zhang.id, 1);
    expect(await other.read(second.cookie, at(1))).toBeNull();
    expect(await other.read(third.cookie, at(1))).toBeNull();
    expect(await other.read(li.cookie, at(1))).not.toBeNull();
    const later = await one.open({ ...zhang, epoch: 1 }, at(2));
    expect(await other.read(later.cookie, at(3))).not.toBeNull();
  });

  test('begun with what was known before everything was signed out is void', async () => {
    await one.endAll(zhang.id, 1);
    const late = await other.open(zhang, at(0));
    expect(await one.read(late.cookie, at(1))).toBeNull();
  });

  test('whose epoch is lost is void', async () => {
    const { cookie } = await one.open(zhang, at(0));
    await redis.del((await redis.keys('*epoch*'))[0]!);
    expect(await one.read(cookie, at(1))).toBeNull();
  });
});

describe('a sign-in under way', () => {
  test('leads on once, in the browser that began, for ten minutes', async () => {
    const signIns = createSignIns(redis);
    await signIns.begin('state1', { browser: 'a', to: '/me' });
    expect(await signIns.take('state1', 'a')).toBe('/me');
    expect(await signIns.take('state1', 'a')).toBeNull();
    await signIns.begin('state2', { browser: 'a', to: '/me' });
    expect(await redis.pttl((await redis.keys('*'))[0]!)).toBeLessThanOrEqual(SIGN_IN_MS);
    expect(await signIns.take('state2', 'b')).toBeNull();
    expect(await signIns.take('state2', 'a')).toBeNull();
  });
});
