import { describe, expect, test } from 'vitest';
import { Problem, SIGNED_OUT, WITHOUT_CONSENT } from './fixtures.ts';
import { open, usePages } from './scene.ts';

usePages();

/** Stands in for the server's sign-in: where a page was sent, and nothing more. */
const LANDING = '<h1>登录</h1>';

describe('signing in', () => {
  test('whoever is not signed in is sent there, with the way back', async () => {
    const { page } = await open('/me?from=card', {
      fixtures: { 'session.read': SIGNED_OUT },
      routes: { '/login': LANDING },
    });
    expect(page.url()).toMatch(/\/login\?to=%2Fme%3Ffrom%3Dcard$/);
  });

  test('a session that ends under one’s hands leads there too', async () => {
    const { page } = await open('/me', {
      fixtures: { 'me.update': new Problem(401, 'signed_out', '还没有登录。') },
      routes: { '/login': LANDING },
      expected: /401/,
    });
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL('**/login?to=%2Fme');
  });

  test('a browser that keeps no session does not go round for ever', async () => {
    const { page } = await open('/me', {
      fixtures: { 'session.read': SIGNED_OUT },
      routes: { '/login': '<h1>登录</h1><script>location.replace("/me")</script>' },
    });
    await page.waitForURL('**/sign-in-error?code=no_cookie');
    await page.getByText('没有保存登录状态').waitFor();
  });
});

describe('a network that fails', () => {
  test('while the app opens leaves no blank page, and trying again opens it', async () => {
    const { page, answer } = await open('/me', {
      fixtures: { 'session.read': new Problem(503, 'away', '服务暂时不可用，请稍后再试。') },
      expected: /503/,
    });
    await page.getByText('服务暂时不可用').waitFor();
    answer({
      'session.read': {
        ...WITHOUT_CONSENT,
        consent: { ...WITHOUT_CONSENT.consent, givenAt: '2026-11-25T06:30:00Z' },
      },
    });
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('heading', { name: '我的', level: 1 }).waitFor();
  });

  test('is said in a banner until it is back', async () => {
    const { page } = await open('/me');
    await page.context().setOffline(true);
    await page.getByText('网络不可用').waitFor();
    await page.context().setOffline(false);
    await page.getByText('网络不可用').waitFor({ state: 'detached' });
  });

  test('a page whose code is gone is loaded anew, once', async () => {
    const { page } = await open('/me', { expected: /404|Failed to fetch|dynamically imported/ });
    let refused = 0;
    await page.route(/consent-page.*\.js$/, (route) => {
      refused++;
      return refused === 1 ? route.fulfill({ status: 404 }) : route.continue();
    });
    await page.getByRole('link', { name: /个人信息处理说明/ }).click();
    await page.getByRole('heading', { name: '个人信息处理说明', level: 1 }).waitFor();
    expect(refused).toBe(2);
  });
});

describe('going from page to page', () => {
  test('the focus and the document’s title follow', async () => {
    const { page } = await open('/me');
    expect(await page.title()).toBe('我的 · 联备');
    await page.getByRole('link', { name: /个人信息处理说明/ }).click();
    const heading = page.getByRole('heading', { name: '个人信息处理说明', level: 1 });
    await expect.poll(() => heading.evaluate((h1) => h1 === h1.ownerDocument.activeElement)).toBe(true);
    expect(await page.title()).toBe('个人信息处理说明 · 联备');
    await page.getByRole('button', { name: '返回' }).click();
    await page.waitForURL('**/me');
  });

  test('back from a page that was opened from outside leads up, not out', async () => {
    const { page } = await open('/me');
    await page.getByRole('button', { name: '返回' }).click();
    await page.waitForURL((url) => url.pathname === '/');
  });
});

test('inside WeCom, declining closes the window: by the app’s signature for this very address', async () => {
  const { page, calls } = await open('/consent?to=%2Fme#part', {
    fixtures: { 'session.read': WITHOUT_CONSENT },
    context: {
      userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) wxwork/4.1.0 MicroMessenger/7.0.1',
    },
    before: `window.asked = [];
      window.WeixinJSBridge = {
        on() {},
        invoke(name, params, answer) {
          asked.push([name, params.signature]);
          setTimeout(() => answer({ err_msg: name + ':ok' }), 0);
        },
      };`,
  });
  await page.getByRole('button', { name: '暂不同意' }).click();
  await expect
    .poll(() => page.evaluate('asked'))
    .toEqual([
      ['agentConfig', 'of-the-app'],
      ['closeWindow', undefined],
    ]);
  const signed = calls.filter(({ id }) => id === 'wecom.signature').map(({ query }) => query['url']);
  expect(signed).toEqual([page.url().split('#')[0]]);
});
