import { describe, expect, test } from 'vitest';
import type { Simulator } from '../../bot/simulator/index.ts';
import { createBrowser, WECOM_PHONE } from '../setup/browser.ts';
import { start as startFixture } from './fixture.ts';

const ORIGIN = 'https://app.example:8443';
const guests = [
  { userid: 'wang', name: '王工', kind: 'downstream', corpId: 'wwdown' },
  { userid: 'zhao', name: '<赵>', kind: 'external' },
] as const;

async function start() {
  const { simulator, bot } = await startFixture({ guests });
  await simulator.connect(bot.url, { origin: ORIGIN, signIn: '/login?to=' });
  return simulator;
}

const asked = (
  { credentials, url }: Simulator,
  change: Record<string, string | undefined> = {},
  path = '/connect/oauth2/authorize',
) => {
  const all = {
    ...{ appid: credentials.corpId, agentid: String(credentials.agentId), login_type: 'CorpApp' },
    ...{
      redirect_uri: `${ORIGIN}/login/callback?x=1`,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'abc123',
    },
    ...change,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${url}${path}?${new URLSearchParams(given).toString()}`;
};
const openAs = ({ url }: Simulator, userid: string, target: string) =>
  `${url}/simulator/open?${new URLSearchParams({ userid, url: target }).toString()}`;

async function tokenOf({ apiBase, credentials }: Simulator): Promise<string> {
  const query = new URLSearchParams({ corpid: credentials.corpId, corpsecret: credentials.secret });
  const answer = (await (await fetch(`${apiBase}/cgi-bin/gettoken?${query.toString()}`)).json()) as {
    access_token: string;
  };
  return answer.access_token;
}
async function get(simulator: Simulator, path: string, query: Record<string, string>) {
  const all = new URLSearchParams({ access_token: await tokenOf(simulator), ...query });
  return (await (await fetch(`${simulator.apiBase}${path}?${all.toString()}`)).json()) as Record<
    string,
    unknown
  >;
}
const whoIs = (simulator: Simulator, code: string) => get(simulator, '/cgi-bin/auth/getuserinfo', { code });

/** A code for a person, as the browser is led back with it. */
async function codeFor(simulator: Simulator, userid: string, path?: string): Promise<string> {
  const browser = createBrowser(WECOM_PHONE);
  await browser.step(openAs(simulator, userid, 'https://elsewhere.example/'));
  const back = await browser.step(asked(simulator, {}, path));
  const location = new URL(back.headers.get('location')!);
  expect(location.href.startsWith(`${ORIGIN}/login/callback?x=1&code=`)).toBe(true);
  expect(location.searchParams.get('state')).toBe('abc123');
  return location.searchParams.get('code')!;
}

describe('signing in at the stand-in', () => {
  test('asks who one is, once', async () => {
    const simulator = await start();
    const browser = createBrowser(WECOM_PHONE);
    const page = await browser.go(asked(simulator));
    expect(page.text).toMatch(/张伟.*李娜.*王工.*下游企业成员/s);
    expect(page.text).not.toContain('<赵>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const [, href] = /data-userid="LiNa" href="([^"]*)"/.exec(page.text)!;
    const link = new URL(href!.replace(/&#38;/g, '&'), page.url).href;
    const opened = await browser.step(link);
    expect(opened.headers.get('location')).toBe(asked(simulator));
    expect((await browser.step(asked(simulator))).status).toBe(302);
  });

  test.each([
    ['zhangwei', { userid: 'zhangwei' }],
    ['wang', { userid: 'wwdown/wang' }],
    ['zhao', { openid: expect.any(String), external_userid: expect.stringMatching(/^wm/) }],
  ])('%s is told by a code, on a phone and by scanning', async (userid, info) => {
    const simulator = await start();
    for (const path of ['/connect/oauth2/authorize', '/wwlogin/sso/login']) {
      expect(await whoIs(simulator, await codeFor(simulator, userid, path))).toEqual({
        errcode: 0,
        errmsg: 'ok',
        ...info,
      });
    }
  });

  test('a code is good once, for five minutes', async () => {
    const simulator = await start();
    const [used, old] = [await codeFor(simulator, 'LiNa'), await codeFor(simulator, 'LiNa')];
    await whoIs(simulator, used);
    expect(await whoIs(simulator, used)).toMatchObject({ errcode: 42022 });
    simulator.moveClock(5 * 60_000 + 1);
    expect(await whoIs(simulator, old)).toMatchObject({ errcode: 42003 });
    expect(await whoIs(simulator, 'made-up')).toMatchObject({ errcode: 40029 });
  });

  test.each([
    [{ appid: 'ww2' }, 40013],
    [{ agentid: undefined }, 40056],
    [{ agentid: '7' }, 40056],
    [{ response_type: 'token' }, 40035],
    [{ scope: 'snsapi_userinfo' }, 40035],
    [{ state: 'a-b' }, 40035],
    [{ state: 'a'.repeat(129) }, 40035],
    [{ state: undefined }, 40035],
    [{ redirect_uri: 'lianbei' }, 40035],
    [{ redirect_uri: 'https://app.example/login/callback' }, 50001],
    [{ redirect_uri: 'http://app.example:8443/login/callback' }, 50001],
    [{ redirect_uri: 'https://app.example.evil.example:8443/' }, 50001],
  ])('%j is refused with %i', async (change, errcode) => {
    const page = await createBrowser(WECOM_PHONE).go(asked(await start(), change));
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(`errcode ${errcode}`)]);
  });

  test('the app’s own pages are opened by its sign-in where another is played, and then directly', async () => {
    const simulator = await start();
    const browser = createBrowser(WECOM_PHONE);
    const open = async (userid: string, url: string) =>
      (await browser.step(openAs(simulator, userid, url))).headers.get('location');
    expect(await open('LiNa', `${ORIGIN}/go/papers?a=b#c`)).toBe(
      `${ORIGIN}/login?to=%2Fgo%2Fpapers%3Fa%3Db%23c`,
    );
    expect(await open('LiNa', `${ORIGIN}/me`)).toBe(`${ORIGIN}/me`);
    expect(await open('wang', 'https://www.shbsq.gov.cn/')).toBe('https://www.shbsq.gov.cn/');
    expect((await browser.step(openAs(simulator, 'nobody', ORIGIN))).status).toBe(400);
    expect((await browser.step(openAs(simulator, 'wang', 'javascript:alert(1)'))).status).toBe(400);
  });
});

test('tickets of corp and app are apart, and the same within their life', async () => {
  const simulator = await start();
  const corp = await get(simulator, '/cgi-bin/get_jsapi_ticket', {});
  const app = await get(simulator, '/cgi-bin/ticket/get', { type: 'agent_config' });
  expect([corp, app]).toMatchObject([{ errcode: 0, expires_in: 7200 }, { errcode: 0 }]);
  expect({ corp: corp['ticket'], app: app['ticket'] }).toEqual(simulator.tickets());
  expect(corp['ticket']).not.toBe(app['ticket']);
  expect(await get(simulator, '/cgi-bin/ticket/get', { type: 'jsapi' })).toMatchObject({ errcode: 40035 });
  simulator.moveClock(7200_000);
  expect(simulator.tickets().app).not.toBe(app['ticket']);
});
