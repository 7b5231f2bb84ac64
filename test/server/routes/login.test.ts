import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../../bot/simulator/index.ts';
import { loadConfig } from '../../../server/config.ts';
import type { ResponseOf } from '../../../server/contract/endpoint.ts';
import { API } from '../../../server/contract/api.ts';
import { createLog } from '../../../server/log.ts';
import { safePath } from '../../../server/routes/safe-path.ts';
import { start, type Running } from '../../../server/start/start.ts';
import { createBrowser, DESKTOP, WECOM_PHONE, type Browser } from '../../setup/browser.ts';
import { createCalls } from '../../setup/call.ts';
import type { Person } from '../../setup/people.ts';
import { startDatabase, type TestDatabase } from '../../setup/databases.ts';
import { baoshanShelf } from '../../support/packs.ts';
import { startTestRedis, type TestRedis } from '../../support/redis.ts';

const COOKIE = 'lianbei_session';

let postgres: TestDatabase;
let redis: TestRedis;
let program: Running;
let simulator: Simulator;
let dataDir: string;
beforeAll(async () => {
  [postgres, redis, dataDir] = await Promise.all([
    startDatabase(),
    startTestRedis(),
    mkdtemp(join(tmpdir(), 'lianbei-login-')),
  ]);
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: postgres.database.url,
    REDIS_URL: redis.url,
    DATA_DIR: dataDir,
    PORT: '0',
  });
  program = await start(config, baoshanShelf, createLog('fatal', [], process.stderr));
  simulator = program.simulator!;
});
afterEach(() => simulator.clearFaults());
afterAll(async () => {
  await program.stop();
  await Promise.all([postgres.remove(), redis.stop(), rm(dataDir, { recursive: true })]);
});

/** Signs in from the very beginning, as one of the made-up people. */
async function signIn(browser: Browser, userid: string, to = '/') {
  const asked = await browser.go(`${program.url}/login?to=${encodeURIComponent(to)}`);
  expect(asked.text).toContain(`data-userid="${userid}"`);
  const query = new URLSearchParams({ userid, url: asked.url });
  return browser.go(`${simulator.url}/simulator/open?${query.toString()}`);
}

async function sessionOf(browser: Browser): Promise<ResponseOf<typeof API.session.read>> {
  const { text } = await browser.go(`${program.url}/api/session`);
  return JSON.parse(text) as ResponseOf<typeof API.session.read>;
}

const { attempt } = createCalls(() => program.url.replace('localhost', '127.0.0.1'), COOKIE);
async function personIn(browser: Browser): Promise<Person> {
  const { csrf } = await sessionOf(browser);
  const cookie = browser.cookie(program.url, COOKIE)!;
  return { id: '', identity: '', name: '', cookie, csrf: csrf! };
}

describe('signing in', () => {
  test('inside WeCom leads by OAuth to the page that was wanted, with a session', async () => {
    const browser = createBrowser(WECOM_PHONE);
    const { way } = await signIn(browser, 'zhang', '/applications/a?b=c');
    expect(way.map((url) => new URL(url).pathname)).toEqual([
      '/simulator/open',
      '/connect/oauth2/authorize',
      '/login/callback',
      '/applications/a',
    ]);
    expect(way.at(-1)).toBe(`${program.url}/applications/a?b=c`);
    const { contact, csrf, consent } = await sessionOf(browser);
    expect(contact).toMatchObject({ kind: 'member', name: '', activeApplication: null });
    expect(csrf).toMatch(/^[\w-]{43}$/);
    expect(consent.givenAt).toBeNull();
  });

  test('in a desktop browser leads to the page with the code to scan', async () => {
    const browser = createBrowser(DESKTOP);
    const { way } = await signIn(browser, 'chen');
    expect(way.map((url) => new URL(url).pathname)).toContain('/wwlogin/sso/login');
    expect((await sessionOf(browser)).contact).not.toBeNull();
  });

  test('a second time asks nothing in between', async () => {
    const browser = createBrowser(WECOM_PHONE);
    await signIn(browser, 'li');
    const first = browser.cookie(program.url, COOKIE);
    expect((await browser.go(`${program.url}/login?to=/me`)).url).toBe(`${program.url}/me`);
    expect(browser.cookie(program.url, COOKIE)).not.toBe(first);
    // The earlier session has ended with the new one's beginning.
    const person = { id: '', identity: '', name: '', cookie: first!, csrf: '' };
    expect((await attempt(person, API.session.myData)).status).toBe(401);
  });

  test.each([
    ['li', 'member', /^wecom:ww[0-9a-f]+:li$/],
    ['wang', 'downstream', /^wecom:wwstandin00downstream:wang$/],
    ['zhao', 'external', /^wecom:ww[0-9a-f]+:external:wmzhao/],
  ])('%s is known as %s, by the id of their conversation', async (userid, kind, identity) => {
    const browser = createBrowser(WECOM_PHONE);
    await signIn(browser, userid);
    expect((await sessionOf(browser)).contact?.kind).toBe(kind);
    const { body } = await attempt(await personIn(browser), API.session.myData);
    expect(body['identity']).toMatch(identity);
  });

  test('by another name of this machine begins at the one that the sign-in comes back to', async () => {
    const browser = createBrowser(WECOM_PHONE);
    const response = await browser.step(`${program.url.replace('localhost', '127.0.0.1')}/login?to=/me`);
    expect(response.headers.get('location')).toBe(`${program.url}/login?to=%2Fme`);
  });

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const browser = createBrowser(WECOM_PHONE);
    const { way } = await signIn(browser, 'zhang');
    const asked = await browser.step(`${program.url}/login?to=/`);
    expect(asked.headers.getSetCookie().join()).toMatch(
      /^lianbei_sign_in=\w+; Path=\/; HttpOnly; SameSite=Lax/,
    );
    const back = await browser.go(asked.headers.get('location')!);
    expect([way.length, back.way.length]).toEqual([4, 3]);
  });
});

describe('a sign-in that goes wrong ends on a page that says what to do', () => {
  /** Up to the address that leads back to us, which is not called yet. */
  async function callbackOf(browser: Browser): Promise<string> {
    const asked = await browser.step(`${program.url}/login?to=/me`);
    const query = new URLSearchParams({ userid: 'li', url: asked.headers.get('location')! });
    const opened = await browser.step(`${simulator.url}/simulator/open?${query.toString()}`);
    return (await browser.step(opened.headers.get('location')!)).headers.get('location')!;
  }

  test('where the code was used already', async () => {
    const [browser, other] = [createBrowser(WECOM_PHONE), createBrowser(WECOM_PHONE)];
    const used = new URL(await callbackOf(other));
    await other.go(used.href);
    const fresh = new URL(await callbackOf(browser));
    fresh.searchParams.set('code', used.searchParams.get('code')!);
    const page = await browser.go(fresh.href);
    expect(page.status).toBe(400);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.text).toContain('登录凭证已经用过或过期了');
    expect(page.text).toContain('href="/login?to=%2Fme"');
  });

  test('where the code is too old', async () => {
    const browser = createBrowser(WECOM_PHONE);
    const address = await callbackOf(browser);
    simulator.moveClock(5 * 60_000 + 1);
    expect((await browser.go(address)).text).toContain('重新登录');
  });

  test('where the state was taken before, or belongs to another browser', async () => {
    const [browser, victim] = [createBrowser(WECOM_PHONE), createBrowser(WECOM_PHONE)];
    const address = await callbackOf(browser);
    const planted = await victim.go(address);
    expect([planted.status, victim.cookie(program.url, COOKIE)]).toEqual([400, undefined]);
    expect(planted.text).toContain('登录已过期');
    const own = await callbackOf(browser);
    expect((await browser.go(own)).url).toBe(`${program.url}/me`);
    expect((await browser.go(own)).status).toBe(400);
  });

  test('where the person declined', async () => {
    const browser = createBrowser(WECOM_PHONE);
    const address = new URL(await callbackOf(browser));
    address.searchParams.delete('code');
    const page = await browser.go(address.href);
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('登录被取消了')]);
  });

  test('where WeCom is busy', async () => {
    const browser = createBrowser(WECOM_PHONE);
    const address = await callbackOf(browser);
    simulator.setFault({ kind: 'busy' });
    const page = await browser.go(address);
    expect(page.status).toBe(503);
    expect(page.text).toMatch(/企业微信暂时没有回应.*重试/s);
  });

  test('where the stand-in is asked with a foreign address to lead back to', async () => {
    const browser = createBrowser(WECOM_PHONE);
    const asked = new URL((await browser.go(`${program.url}/login?to=/`)).url);
    asked.searchParams.set('redirect_uri', 'https://evil.example/login/callback');
    const page = await browser.go(asked.href);
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('errcode 50001')]);
  });
});

describe('signing out', () => {
  test('ends this session at once', async () => {
    const browser = createBrowser(WECOM_PHONE);
    await signIn(browser, 'zhang');
    const person = await personIn(browser);
    expect((await attempt(person, API.session.signOut, { body: {} })).status).toBe(204);
    expect((await sessionOf(browser)).contact).toBeNull();
  });

  test('everywhere ends all of the person’s, and of nobody else', async () => {
    const [phone, desk, other] = [createBrowser(WECOM_PHONE), createBrowser(DESKTOP), createBrowser(DESKTOP)];
    await signIn(phone, 'li');
    await signIn(desk, 'li');
    await signIn(other, 'wang');
    await attempt(await personIn(desk), API.session.signOut, { body: { everywhere: true } });
    expect((await sessionOf(phone)).contact).toBeNull();
    expect((await sessionOf(desk)).contact).toBeNull();
    expect((await sessionOf(other)).contact).not.toBeNull();
    await phone.go(`${program.url}/login?to=/`);
    expect((await sessionOf(phone)).contact).not.toBeNull();
  });
});

test('links of the chat page open as the person who is played, whoever was signed in before', async () => {
  const browser = createBrowser(DESKTOP);
  await signIn(browser, 'zhang');
  const url = `${program.url}/go/papers?x=1`;
  const open = (userid: string) =>
    browser.go(`${simulator.url}/simulator/open?${new URLSearchParams({ userid, url }).toString()}`);
  const { way } = await open('li');
  expect(way.map((address) => new URL(address).pathname)).toContain('/login/callback');
  expect(way.at(-1)).toBe(url);
  const { body } = await attempt(await personIn(browser), API.session.myData);
  expect(body['identity']).toMatch(/:li$/);
  expect((await open('li')).way).toHaveLength(2);
});

test.each([
  ['/applications/1?a=b#c', '/applications/1?a=b#c'],
  ['/', '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/a/..//evil.example', '/'],
  ['/login?to=/login', '/'],
  ['', '/'],
  [['/a', '/b'], '/'],
  [undefined, '/'],
  [`/${'a'.repeat(500)}`, '/'],
])('after signing in, %j leads to %s', (given, path) => {
  expect(safePath(given)).toBe(path);
});
