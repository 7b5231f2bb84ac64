import { describe, expect, test } from 'vitest';
import { send } from '../simulator/fake-bot.ts';
import { card, cardMessage, textMessage } from '../simulator/fixture.ts';
import { DESK, lastIn, open, PHONE, useBrowser } from './chat-page-scene.ts';

useBrowser();

describe('contacts', () => {
  test('each plays in a chat of its own, which a reload brings back', async () => {
    const { page, bot, simulator } = await open();
    await page.getByTestId('composer').fill('我是张伟');
    await page.getByTestId('send').click();
    await bot.waitFor(1);
    await page.getByTestId('contact').filter({ hasText: '李娜' }).click();
    await page.getByTestId('empty').waitFor();
    await send(simulator, { ...textMessage('给李娜的'), touser: 'LiNa' });
    await page.getByTestId('message-in').getByText('给李娜的').waitFor();
    await expect.poll(() => page.getByTestId('message-out').count()).toBe(0);
    await page.reload();
    await page.getByTestId('message-in').getByText('给李娜的').waitFor();
  });

  test('a new one is added, joins the scope, and a taken account is explained', async () => {
    const { page, bot } = await open(PHONE);
    await page.getByTestId('open-tools').click();
    await page.getByTestId('new-contact').click();
    await page.getByTestId('new-name').fill('王芳');
    await page.getByTestId('new-userid').fill('zhangwei');
    await page.getByTestId('add-contact').click();
    await page.getByTestId('toast').getByText('已经有了，请换一个').waitFor();
    await page.getByTestId('new-userid').fill('wangfang');
    await page.getByTestId('add-contact').click();
    await bot.waitFor(1);
    expect(bot.received[0]).toMatchObject({ Event: 'subscribe', FromUserName: 'wangfang' });
    await expect.poll(() => page.getByRole('radio', { checked: true }).textContent()).toContain('王芳');
  });
});

describe('the drawer of callbacks', () => {
  test('shows the encrypted request, the XML, every attempt and the passive reply', async () => {
    const { page, bot } = await open();
    const inner = '<MsgType>text</MsgType><Content>收到</Content>';
    bot.answer = ({ FromUserName }, count) =>
      count === 1 ? { status: 502 } : { body: bot.passive(FromUserName!, inner) };
    await page.getByTestId('composer').fill('你好');
    await page.getByTestId('send').click();
    const callback = page.getByTestId('callback').first();
    await callback.locator('[class~=good]').waitFor();
    await callback.locator('summary').click();
    await expect
      .poll(() => callback.getByTestId('callback-plain').textContent())
      .toContain('<Content><![CDATA[你好]]></Content>');
    await expect
      .poll(() => callback.getByTestId('callback-wire').textContent())
      .toContain(bot.received[0]!.encrypted);
    expect(await callback.getByTestId('attempt').allTextContents()).toEqual([
      expect.stringContaining('回应了 HTTP 502'),
      expect.stringContaining('HTTP 200'),
    ]);
    await expect.poll(() => callback.getByTestId('callback-reply').textContent()).toContain('收到');
    await lastIn(page).getByText('收到').waitFor();
  });

  test('opens from a message that was given up', async () => {
    const { page, bot } = await open(PHONE);
    bot.answer = () => ({ drop: true });
    await page.getByTestId('composer').fill('你好');
    await page.getByTestId('send').click();
    await page.getByText('机器人没有接收，点此查看回调').click();
    await expect.poll(() => page.getByTestId('callback').getByTestId('attempt').count()).toBe(4);
    await page.keyboard.press('Escape');
    await page.getByTestId('composer').click();
  });
});

describe('faults, clock and connection', () => {
  test('a fault switched on strikes as often as asked and can be switched off', async () => {
    const { page, simulator } = await open();
    await page.getByTestId('tab-faults').click();
    await page.getByTestId('fault-busy').click();
    await page.getByTestId('active-faults').getByText('还有 1 次').waitFor();
    expect((await send(simulator, textMessage('好'))).errcode).toBe(-1);
    await page.getByTestId('active-faults').getByText('系统繁忙').waitFor({ state: 'detached' });
    await page.getByLabel('系统繁忙持续多久').selectOption({ label: '一直' });
    await page.getByTestId('fault-busy').click();
    await page.getByTestId('clear-faults').click();
    await page.getByTestId('clear-faults').waitFor({ state: 'detached' });
    expect((await send(simulator, textMessage('好'))).errcode).toBe(0);
  });

  test('the clock moves on by button, and says by how much', async () => {
    const { page, simulator } = await open();
    const before = simulator.now();
    await page.getByTestId('tab-faults').click();
    await page.getByRole('button', { name: '+73 小时' }).click();
    await page.getByText('比实际时间快 3 天 1 小时').waitFor();
    expect(simulator.now() - before).toBe(73 * 3_600_000);
  });

  test('what the platform swallows is listed', async () => {
    const { page, simulator } = await open();
    await send(simulator, textMessage('宝'.repeat(800)));
    await page.getByText('超过 2048 字节，已被平台截断').waitFor();
    await page.getByTestId('tab-problems').click();
    await page.getByTestId('problem').getByText('超长截断').waitFor();
  });

  test('without a callback URL the page says so, and one can be verified and saved', async () => {
    const { page, bot } = await open(DESK, { connected: false });
    await page.getByText('机器人还没有连接').waitFor();
    await page.getByTestId('composer').fill('你好');
    await page.getByTestId('send').click();
    await page.getByTestId('toast').getByText('还没有设置回调地址').waitFor();
    await expect.poll(() => page.getByTestId('composer').inputValue()).toBe('你好');
    await page.getByTestId('tab-faults').click();
    await page.getByTestId('callback-url').fill(bot.url);
    await page.getByTestId('connect').click();
    await page.getByText('机器人还没有连接').waitFor({ state: 'hidden' });
    await page.getByTestId('send').click();
    await bot.waitFor(1);
  });
});

describe('the page on every screen', () => {
  test.each([320, 375, 768, 1280])(
    'fits %i pixels without scrolling sideways, cards and panels included',
    async (width) => {
      const { page, simulator } = await open({ width, height: 812 });
      await send(simulator, cardMessage(card.vote_interaction({ main_title: { title: '长'.repeat(60) } })));
      await send(simulator, textMessage('https://example.com/'.padEnd(300, 'a')));
      await lastIn(page).waitFor();
      const overflow = (): Promise<number> =>
        page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth + document.querySelector("#log").scrollWidth - document.querySelector("#log").clientWidth',
        );
      expect(await overflow()).toBe(0);
      await page.evaluate('document.querySelector("#open-tools").click()');
      for (const tab of ['faults', 'callbacks', 'problems']) {
        await page.getByTestId(`tab-${tab}`).click();
        expect(await overflow()).toBe(0);
      }
    },
  );

  test('every control has a name, and every field 16 px on a phone', async () => {
    const { page, simulator } = await open(PHONE);
    await send(simulator, cardMessage(card.multiple_interaction()));
    await page.getByTestId('card').waitFor();
    const unnamed = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll('button, input, select, textarea, a')]
      .filter((control) => !control.hidden && !(control.getAttribute('aria-label') || control.textContent.trim() || control.labels?.[0]?.textContent.trim()))
      .map((control) => control.outerHTML)`);
    expect(unnamed).toEqual([]);
    const sizes = await page.evaluate<string[]>(
      `[...document.querySelectorAll('textarea, .card select')].map((field) => getComputedStyle(field).fontSize)`,
    );
    expect(sizes).toEqual(['16px', '16px']);
    await expect.poll(() => page.getByTestId('log').getAttribute('aria-live')).toBe('polite');
  });

  test('tools that are closed on a phone are out of the tab order', async () => {
    const { page } = await open(PHONE);
    await page.getByTestId('composer').focus();
    const visited = new Set<string>();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      visited.add(await page.evaluate<string>('document.activeElement.closest("#tools") ? "tools" : "chat"'));
    }
    expect([...visited]).toEqual(['chat']);
  });
});
