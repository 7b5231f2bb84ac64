import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../bot/conversation/option-id.ts';
import { evaluate } from '../../bot/policy/evaluate.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import { readPack } from '../../bot/read-pack.ts';
import { DATABASES, type TestDatabase } from '../setup/databases.ts';
import { startFastClock } from '../support/fast-clock.ts';
import { baoshan, PROOF_CENTRE_DIRECTORY } from '../support/packs.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';
import { personOfUser } from './account.ts';
import { createPerson, withoutBlanks, type PersonWithPhone } from './person.ts';
import { createPlatform } from './platform.ts';
import { recordsOf } from './records.ts';
import { startComposition } from './servers.ts';
import { expectVerdictTold } from './verdict.ts';
import { startWecomApi, type WecomApi } from './wecom-api.ts';

/** Nobody answers thirty questions within a minute; a platform that allows thirty messages a minute would make this test wait. */
const FASTER = 10;

const platform = createPlatform();
let redis: TestRedis;
let connection: Redis;
let api: WecomApi;
beforeAll(async () => {
  [redis, api] = await Promise.all([startTestRedis(), startWecomApi()]);
  connection = redis.connect();
});
afterAll(async () => {
  await platform.stop();
  await Promise.all([redis.stop(), api.stop()]);
});

/** Lets someone talk to the whole program; answers with what they were told last and the checks recorded of them. */
async function onServer(
  pack: Pack,
  { database }: TestDatabase,
  userId: string,
  talk: (person: PersonWithPhone) => Promise<string>,
) {
  const where = { apiBase: api.base, redisUrl: redis.url, databaseUrl: database.url };
  const clock = startFastClock();
  const server = await startComposition(pack, where);
  clock.run(FASTER);
  try {
    const told = await talk(createPerson(userId, { url: server.url, platform, api, redis: connection }));
    clock.run(1);
    expect(await server.stop()).toBe(true);
    return { told, checks: (await recordsOf(database, [userId]))[0]! };
  } finally {
    await server.stop();
    clock.stop();
  }
}

/** Answers well until nothing is asked any more; what was said at the end. */
async function toTheEnd(person: PersonWithPhone): Promise<string> {
  let last = '';
  for (let told: string | null = last; told !== null;) {
    last = told;
    told = await person.does((hand) => hand.answersWell());
  }
  return last;
}

describe.each(DATABASES)('from hello to a verdict over encrypted callbacks, on %s', (kind, startDatabase) => {
  let given: TestDatabase;
  beforeAll(async () => {
    given = await startDatabase();
  });
  afterAll(() => given.remove());

  it('takes a correction, a policy question and a back step on the way', async () => {
    const userId = `Journey-${kind.length}`;
    const { told, checks } = await onServer(baoshan, given, userId, async (person) => {
      const says = async (text: string) => withoutBlanks((await person.does((hand) => hand.says(text)))!);
      expect(await says('你好')).toContain(withoutBlanks(baoshan.wording.welcome));
      expect(await person.does((hand) => hand.clicks(commandId('start')))).toMatch(/题/);
      expect(await says('我们是科技领军企业，联合了3家上下游企业和两所高校')).toMatch(/3家.*2家/);
      expect(await says('3家够不够？')).toContain(withoutBlanks(baoshan.clauses.get('3.2')!.text));
      expect(await says('刚才说错了，是4家企业')).toMatch(/3家→4家/);
      expect(await person.does((hand) => hand.answersWell())).toMatch(/已记录|记下|：是/);
      expect(await says('上一题')).toMatch(/回到.*之前的回答是：是/);
      return toTheEnd(person);
    });
    const [check, ...others] = checks;
    expect(others).toEqual([]);
    expect(check).toMatchObject({
      person: personOfUser(userId),
      facts: { 'lead.kind': 'leading_enterprise', 'members.enterprises': 4, 'members.research': 2 },
      verdict: evaluate(baoshan, check!.facts).verdict,
      packId: baoshan.manifest.id,
      packVersion: baoshan.manifest.version,
      packDigest: baoshan.digest,
    });
    expectVerdictTold(told, baoshan, check!.facts);
  }, 60_000);

  it('speaks for another programme when given its pack, without a change of code', async () => {
    const pack = readPack(PROOF_CENTRE_DIRECTORY);
    const { told, checks } = await onServer(pack, given, `Second-${kind.length}`, async (person) => {
      const welcome = withoutBlanks((await person.does((hand) => hand.says('你好')))!);
      expect(welcome).toContain(withoutBlanks(pack.wording.welcome));
      expect(await person.does((hand) => hand.clicks(commandId('start')))).toContain('建设单位');
      return toTheEnd(person);
    });
    expect(checks).toHaveLength(1);
    expect(checks[0]).toMatchObject({ packId: pack.manifest.id, packDigest: pack.digest });
    expectVerdictTold(told, pack, checks[0]!.facts);
  }, 60_000);
});
