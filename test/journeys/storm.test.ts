import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCheckRecords } from '../../server/stores/check-records.ts';
import { createPrisma } from '../../server/stores/database.ts';
import { startRealPostgres, type RealPostgres } from '../setup/real-postgres.ts';
import { baoshan } from '../support/packs.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { personOfUser } from './account.ts';
import { createCalm } from './calm.ts';
import { crowd } from './conversation.ts';
import { createPlatform } from './platform.ts';
import { startComposition, type Composition } from './servers.ts';
import { expectCalm, settled } from './settled.ts';
import { storm } from './storm.ts';
import { startWecomApi, type WecomApi } from './wecom-api.ts';

const SEED = runSeed();
const PEOPLE = 200;
const COPIES = 3;
const SIZE = { messages: 15, sends: 26 };

let redis: TestRedis;
let postgres: RealPostgres;
let api: WecomApi;
let servers: Composition[];
const platform = createPlatform();
const takeCalmly = createCalm(baoshan);

beforeAll(async () => {
  [redis, postgres, api] = await Promise.all([startTestRedis(), startRealPostgres(), startWecomApi()]);
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
        return (await platform.post(random.pick(servers).url, callback)) === 200;
      },
    });
    await settled(redis.connect(), 20_000);
    expectCalm(api, people);
    expect(posted).toBe(COPIES * people.flatMap(({ messages }) => messages).length);
    expect(api.delivered()).toBe(people.flatMap(({ expected }) => expected).length);
    expect(api.suppressed()).toBe(0);

    const prisma = createPrisma(postgres.database);
    const records = createCheckRecords(prisma);
    for (const { userId, requests } of people) {
      const kept = await records.ofPerson(personOfUser(userId), 100);
      const pairs = (checks: readonly { facts: unknown; verdict: string }[]) =>
        checks
          .map(({ facts, verdict }) => JSON.stringify([verdict, Object.entries(facts as object).toSorted()]))
          .toSorted();
      expect(pairs(kept), userId).toEqual(pairs(requests));
    }
    const checks = await prisma.checkRecord.count();
    await prisma.$disconnect();
    console.log(
      `storm, SEED=${SEED}: ${PEOPLE} people, ${posted} callbacks, ${api.delivered()} messages delivered, ${checks} checks recorded`,
    );
  }, 90_000);
});
