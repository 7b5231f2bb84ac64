import { describe, expect, test } from 'vitest';
import { expectAccessibleInBothLooks } from './axe.ts';
import { FIXTURES, Problem, SESSION, SIGNED_OUT, WITHOUT_CONSENT } from './fixtures.ts';
import { open, usePages } from './scene.ts';

usePages();

describe('in a light and in a dark, large look', () => {
  test.each([
    ['/me', FIXTURES],
    ['/consent', { 'session.read': WITHOUT_CONSENT }],
    ['/consent', FIXTURES],
    ['/sign-in-error?code=expired', FIXTURES],
    ['/no/such/page', FIXTURES],
  ])('%s is accessible', async (path, fixtures) => {
    const { page } = await open(path, { fixtures, look: { theme: 'light' } });
    await expectAccessibleInBothLooks(page);
  });
});

describe('consent', () => {
  test('is asked for before any page of an application, once, and leads back to it', async () => {
    const { page, calls } = await open('/applications/application___________/papers', {
      fixtures: { 'session.read': WITHOUT_CONSENT },
    });
    expect(new URL(page.url()).pathname).toBe('/consent');
    await page.getByText('不收集身份证号码').waitFor();
    await page.getByRole('button', { name: '同意并继续' }).click();
    await page.waitForURL('**/papers');
    const given = calls.filter(({ id }) => id === 'consent.give');
    expect(given).toHaveLength(1);
    expect(given[0]).toMatchObject({ body: { version: WITHOUT_CONSENT.consent.version } });
    expect(given[0]!.headers).toMatchObject({ 'x-csrf-token': SESSION.csrf });
    expect(given[0]!.headers['idempotency-key']).toMatch(/^[\w-]{16,64}$/);
  });

  test('never leads to another site', async () => {
    const { page } = await open('/consent?to=//elsewhere.example/', {
      fixtures: { 'session.read': WITHOUT_CONSENT },
    });
    await page.getByRole('button', { name: '同意并继续' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    expect(page.url()).toMatch(/^http:\/\/127/);
  });

  test('to a notice that has just changed is asked for again', async () => {
    const { page, answer } = await open('/consent', {
      fixtures: {
        'session.read': WITHOUT_CONSENT,
        'consent.give': new Problem(409, 'consent_outdated', '说明有更新，请重新阅读。'),
      },
      expected: /409/,
    });
    const notice = [{ heading: '新的说明', text: '内容有变化。' }];
    answer({ 'session.read': { ...WITHOUT_CONSENT, consent: { version: 'v2', givenAt: null, notice } } });
    await page.getByRole('button', { name: '同意并继续' }).click();
    await page.getByRole('heading', { name: '新的说明' }).waitFor();
  });

  test('declined closes nothing in a browser, and says what still works', async () => {
    const { page, calls } = await open('/consent', { fixtures: { 'session.read': WITHOUT_CONSENT } });
    await page.getByRole('button', { name: '暂不同意' }).click();
    await page.getByText('没有同意也可以继续在聊天里自查').waitFor();
    expect(calls.map(({ id }) => id)).toEqual(['session.read']);
  });
});

describe('one’s own page', () => {
  test('saves what was changed, and shows a fault beside its field', async () => {
    const { page, calls, answer } = await open('/me', {
      fixtures: { 'me.update': new Problem(400, 'bad_mobile', '手机号码不对，请检查。') },
      expected: /400/,
    });
    const mobile = page.getByLabel('手机号码');
    await mobile.fill('12345');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('手机号码不对，请检查。').waitFor();
    await expect.poll(() => mobile.getAttribute('aria-invalid')).toBe('true');

    answer({ 'me.update': FIXTURES['me.update']! });
    await mobile.fill(' 139 0000 0000 ');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    const sent = calls.filter(({ id }) => id === 'me.update');
    expect(sent.map(({ body }) => (body as { mobile: string }).mobile)).toEqual(['12345', '139 0000 0000']);
  });

  test('a save that the network failed is the same write when it is tried again', async () => {
    let away = true;
    const { page, calls } = await open('/me', {
      fixtures: {
        'me.update': () => {
          if (!away) return SESSION.contact!;
          away = false;
          return new Problem(503, 'away', '服务暂时不可用。');
        },
      },
      expected: /503/,
    });
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    const keys = calls
      .filter(({ id }) => id === 'me.update')
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('large type and the dark look are kept on this phone', async () => {
    const { page } = await open('/me');
    const size = () => page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)');
    expect(await size()).toBe(17);
    await page.getByRole('switch', { name: /关怀模式/ }).check();
    await page.getByRole('radio', { name: '深色' }).check();
    await page.reload();
    await page.getByRole('heading', { name: '显示' }).waitFor();
    expect(Math.round(Number(await size()))).toBe(22);
    await expect.poll(() => page.locator('html').getAttribute('theme-mode')).toBe('dark');
    const height = (await page.getByRole('button', { name: '保存' }).boundingBox())!.height;
    expect(height).toBeGreaterThanOrEqual(60);
  });

  test('withdrawing consent asks first, by keyboard too, and leads back to the notice', async () => {
    const { page, calls, answer } = await open('/me');
    const row = page.getByRole('button', { name: '撤回同意' });
    await row.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '撤回同意？' });
    await dialog.waitFor();
    for (let tabs = 0; tabs < 5; tabs++) {
      await page.keyboard.press('Tab');
      expect(await dialog.evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(
        true,
      );
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await row.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(calls.map(({ id }) => id)).not.toContain('consent.withdraw');

    await page.keyboard.press('Enter');
    answer({ 'session.read': WITHOUT_CONSENT });
    await dialog.getByRole('button', { name: '撤回同意' }).click();
    await page.waitForURL('**/consent');
    await page.getByRole('button', { name: '同意并继续' }).waitFor();
  });

  test('one’s data is shown, and signing out everywhere is', async () => {
    const { page, calls, answer } = await open('/me');
    await page.getByRole('button', { name: '查看我的数据' }).click();
    await page.getByText('"consents"').waitFor();
    await page.getByRole('button', { name: /退出所有设备/ }).click();
    answer({ 'session.read': SIGNED_OUT });
    await page.getByRole('button', { name: '全部退出' }).click();
    await page.getByRole('heading', { name: '已退出登录', level: 1 }).waitFor();
    expect(calls.find(({ id }) => id === 'session.signOut')).toMatchObject({ body: { everywhere: true } });
  });
});
