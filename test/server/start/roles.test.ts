import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../../server/log.ts';
import type { Role } from '../../../server/start/role.ts';
import { start, type Running } from '../../../server/start/start.ts';
import { createLayout } from '../../../server/stores/redis/layout.ts';
import { accountAt, personOfUser } from '../../journeys/account.ts';
import { inner, seal } from '../../journeys/callbacks.ts';
import { startWecomApi, type WecomApi } from '../../journeys/wecom-api.ts';
import { startDatabase, type TestDatabase } from '../../setup/databases.ts';
import { baoshanShelf } from '../../support/packs.ts';
import { startTestRedis, type TestRedis } from '../../support/redis.ts';

/** Five people in a row, each found by a scan every two seconds, would take at least eight. */
const FIVE_WITHIN_MS = 6_000;

let postgres: TestDatabase;
let redis: TestRedis;
let api: WecomApi;
const running: Running[] = [];
beforeAll(async () => {
  postgres = await startDatabase();
});
beforeEach(async () => {
  [redis, api] = await Promise.all([startTestRedis(), startWecomApi()]);
});
afterEach(async () => {
  for (const program of running.splice(0)) expect(await program.stop()).toBe(true);
  await Promise.all([redis.stop(), api.stop()]);
});
afterAll(() => postgres.remove());

async function run(role: Role, redisUrl = redis.url): Promise<{ url: string; callbackUrl: string | null }> {
  const program = await start(
    {
      mode: 'test',
      dataDir: '/nonexistent',
      databaseUrl: postgres.database.url,
      redisUrl,
      port: 0,
      publicUrl: null,
      trustedProxies: 0,
      logLevel: 'warn',
      s3: null,
      officeAdministrators: [],
      clamdUrl: null,
      wecom: accountAt(api.base),
    },
    baoshanShelf,
    createLog('warn', [], process.stderr),
    role,
  );
  running.push(program);
  return { url: program.url.replace('localhost', '127.0.0.1'), callbackUrl: program.callbackUrl };
}

let messages = 0;
/** The status that one message is answered with. */
async function says(url: string, user: string, content: string): Promise<number> {
  const fields = { MsgType: 'text', Content: content, MsgId: String((messages += 1)) };
  const { query, body } = seal(inner(user, Math.floor(Date.now() / 1000), fields));
  const address = `${url}/wecom/callback?${new URLSearchParams(query).toString()}`;
  return (await fetch(address, { method: 'POST', body })).status;
}

async function delivered(user: string, withinMs: number): Promise<void> {
  const signal = AbortSignal.timeout(withinMs);
  while (api.transcript(user).length === 0) await once(api.events, 'delivered', { signal });
}

test('what a web process commits is delivered by a worker, and by nobody else', async () => {
  const web = await run('web');
  expect(await says(web.url, 'early', '你好')).toBe(200);
  const { outbox } = createLayout().person(personOfUser('early'));
  expect(await redis.connect().llen(outbox)).toBeGreaterThan(0);
  await run('worker');
  await delivered('early', 10_000);
});

test('a worker delivers at once what a web process has just committed', async () => {
  await run('worker');
  const web = await run('web');
  await says(web.url, 'first', '你好');
  await delivered('first', 10_000);
  const began = performance.now();
  for (const user of ['zhang', 'li', 'wang', 'zhao', 'chen']) {
    await says(web.url, user, '你好');
    await delivered(user, 10_000);
  }
  expect(performance.now() - began).toBeLessThan(FIVE_WITHIN_MS);
});

test('a turn whose announcement is lost is delivered all the same', async () => {
  await run('worker');
  // Redis takes everything from this user but announcements.
  await redis.connect().acl('SETUSER', 'mute', 'on', '>word', '~*', '+@all', 'resetchannels');
  const web = await run('web', redis.url.replace('//', '//mute:word@'));
  expect(await says(web.url, 'unheard', '你好')).toBe(200);
  await delivered('unheard', 10_000);
});

test('a worker answers for its health and takes no callbacks', async () => {
  const { url, callbackUrl } = await run('worker');
  expect(callbackUrl).toBeNull();
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('lianbei_outbox');
  expect(await says(url, 'nobody', '你好')).toBe(404);
});

test('two web processes and two workers send each message once', async () => {
  const [one, other] = [await run('web'), await run('web'), await run('worker'), await run('worker')];
  const users = Array.from({ length: 20 }, (_, i) => `crowd${i}`);
  await Promise.all(users.map((user, i) => says(i % 2 ? one!.url : other!.url, user, '你好')));
  for (const user of users) await delivered(user, 20_000);
  expect(api.suppressed()).toBe(0);
});
