import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationState } from '../../bot/conversation/types.ts';
import { startDatabase, type TestDatabase } from '../setup/databases.ts';
import { baoshan } from '../support/packs.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { seal } from './callbacks.ts';
import { createCalm, outgoingOf } from './calm.ts';
import { statesAfter } from './commit-order.ts';
import { crowd } from './conversation.ts';
import { createHand } from './hand.ts';
import { createPlatform } from './platform.ts';
import { expectRecorded } from './records.ts';
import { startComposition, type Composition } from './servers.ts';
import { expectCalm, settled } from './settled.ts';
import { storm } from './storm.ts';
import { startWecomApi, type WecomApi } from './wecom-api.ts';

const SEED = runSeed();
const PEOPLE = 200;
const COPIES = 3;
const SIZE = { messages: 15, sends: 26 };

let redis: TestRedis;
let connection: Redis;
let postgres: TestDatabase;
let api: WecomApi;
let servers: Composition[];
const platform = createPlatform();
const takeCalmly = createCalm(baoshan);

beforeAll(async () => {
  [redis, postgres, api] = await Promise.all([startTestRedis(), startDatabase(), startWecomApi()]);
  connection = redis.connect();
  const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: postgres.database.url };
  servers = await Promise.all([startComposition(baoshan, where), startComposition(baoshan, where)]);
});
afterAll(async () => {
  await platform.stop();
  await Promise.all(servers.map((server) => server.stop()));
  await Promise.all([api.stop(), redis.stop(), postgres.remove()]);
});

describe(`a storm of callbacks over two instances, SEED=${SEED}`, () => {
  it('leaves everyone with the transcript of a calm run, and every finished check in the database', async () => {
    const random = createRandom(SEED);
    const people = crowd(PEOPLE, 'Storm', takeCalmly, random, SIZE);
    let posted = 0;
    await storm(people, {
      copies: COPIES,
      concurrency: 64,
      random,
      deliver: async (callback) => {
        posted += 1;
        expect(await platform.post(random.pick(servers).url, callback)).toBe(200);
      },
    });
    await settled(connection, 75_000);
    expectCalm(api, people);
    expect(posted).toBe(COPIES * people.flatMap(({ messages }) => messages).length);
    expect(api.delivered()).toBe(people.flatMap(({ expected }) => expected).length);
    expect(api.suppressed()).toBe(0);

    const checks = await expectRecorded(postgres.database, people);
    console.log(
      `storm, SEED=${SEED}: ${PEOPLE} people, ${posted} callbacks, ${api.delivered()} messages delivered, ${checks} checks recorded`,
    );
  }, 240_000);

  it('puts several messages of one person, sent at the same moment, into some order without losing or doubling one', async () => {
    const random = createRandom(SEED + 1);
    const talks = Array.from({ length: 40 }, (_, index) => {
      const userId = `AtOnce${index}`;
      return {
        userId,
        hand: createHand(userId, random),
        states: [null] as (ConversationState | null)[],
        heard: 0,
      };
    });
    let messages = 0;
    for (let round = 0; round < 3; round += 1) {
      const posts = talks.map(async (talk) => {
        // Over the platform's limit a minute a message would wait for the next minute.
        const sends = api.transcript(talk.userId).filter((line) => line.startsWith('/cgi-bin/message/send '));
        const said = sends.length > 6 ? [] : Array.from({ length: 4 }, () => talk.hand.next());
        messages += said.length;
        const copies = random.shuffle([...said, ...said].map((message) => seal(message)));
        const statuses = copies.map((callback) => platform.post(random.pick(servers).url, callback));
        for (const status of await Promise.all(statuses)) expect(status).toBe(200);
        return { talk, said };
      });
      const rounds = await Promise.all(posts);
      await settled(connection, 75_000);
      for (const { talk, said } of rounds) {
        const news = api.transcript(talk.userId).slice(talk.heard);
        talk.heard += news.length;
        talk.states = statesAfter(takeCalmly, talk.states, said, news);
        expect(talk.states, `${talk.userId}, round ${round}`).not.toEqual([]);
        talk.hand.sees(news.map(outgoingOf));
      }
    }
    expect(api.suppressed()).toBe(0);
    console.log(
      `at the same moment, SEED=${SEED}: ${talks.length} people, ${messages} messages, four at a time, twice each`,
    );
  }, 240_000);

  it('refuses nothing of one person who sends two dozen messages at a time, again and again', async () => {
    const hand = createHand('Hasty', createRandom(SEED + 2));
    let left = 1200;
    const statuses = new Set<number | null>();
    const sender = async (url: string) => {
      for (; left > 0; left -= 1) statuses.add(await platform.post(url, seal(hand.says('材料清单'))));
    };
    await Promise.all(Array.from({ length: 24 }, (_, index) => sender(servers[index % 2]!.url)));
    expect([...statuses]).toEqual([200]);
  }, 60_000);
});
