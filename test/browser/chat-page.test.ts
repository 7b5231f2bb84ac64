import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { send, update } from '../simulator/fake-bot.ts';
import { card, cardMessage, start, textMessage, type Fixture } from '../simulator/fixture.ts';
import type { SimulatorOptions } from '../../bot/simulator/index.ts';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 900 };

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
});
afterAll(() => browser.close());

interface Scene extends Fixture {
  page: Page;
}

/** The page on a screen of the given size, with a bot behind it; any error in the browser fails the test. */
async function open(
  viewport = DESK,
  options: Partial<SimulatorOptions> & { connected?: boolean } = {},
): Promise<Scene> {
  const menu = [{ name: '看进度', key: 'command|progress' }];
  const fixture = await start({ menu, ...options });
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 400')) faults.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  await page.goto(fixture.simulator.chatUrl);
  await page.locator('#title:not(:empty)').waitFor();
  return { ...fixture, page };
}

const lastIn = (page: Page): ReturnType<Page['locator']> => page.getByTestId('message-in').last();

describe('talking', () => {
  test('an empty chat says what to do, and its example is sent by Enter and answered by a card', async () => {
    const { page, bot, simulator } = await open(PHONE);
    await page.getByText('发一句话试试，例如：').waitFor();
    await page.getByTestId('example').click();
    await page.getByTestId('composer').press('Enter');
    await bot.waitFor(1);
    expect(bot.received[0]?.Content).toBe('我们联合了3家企业和两所高校');
    await page.getByTestId('message-out').getByText('我们联合了3家企业和两所高校').waitFor();
    expect(await page.getByTestId('empty').count()).toBe(0);
    expect(await page.getByTestId('composer').inputValue()).toBe('');

    await send(simulator, cardMessage(card.button_interaction()));
    await page.getByTestId('card').getByText('协议签了吗').waitFor();
    await page.getByTestId('card-option').filter({ hasText: '没签' }).click();
    await bot.waitFor(2);
    expect(bot.received[1]).toMatchObject({ Event: 'template_card_event', EventKey: 'no', TaskId: 'task-1' });

    const response_code = bot.received[1]?.ResponseCode;
    await update(simulator, { userids: ['zhangwei'], response_code, button: { replace_name: '已选：没签' } });
    await page.getByTestId('card-used').getByText('已选：没签').waitFor();
    expect(await page.getByTestId('card-used').isDisabled()).toBe(true);
    expect(await page.getByTestId('card-option').count()).toBe(0);
  });

  test('Shift+Enter breaks the line, and blank text is not sent', async () => {
    const { page, bot } = await open();
    const composer = page.getByTestId('composer');
    await composer.fill('   ');
    await composer.press('Enter');
    await composer.fill('一');
    await composer.press('Shift+Enter');
    await composer.pressSequentially('二');
    await page.getByTestId('send').click();
    await bot.waitFor(1);
    expect(bot.received.map(({ Content }) => Content)).toEqual(['一\n二']);
  });

  test('what is spoken goes as a voice message with its transcription', async () => {
    const { page, bot } = await open(PHONE);
    await page.getByTestId('voice-toggle').click();
    await page.getByTestId('composer').fill('应该是四家企业。');
    await page.getByTestId('send').click();
    await bot.waitFor(1);
    expect(bot.received[0]).toMatchObject({ MsgType: 'voice', Recognition: '应该是四家企业。' });
    await page.getByTestId('message-out').getByText('应该是四家企业。').waitFor();
  });

  test('a picture is sent, and its address gives it back', async () => {
    const { page, bot } = await open(PHONE);
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await page
      .getByTestId('picture-input')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: pixel });
    await bot.waitFor(1);
    const response = await fetch(bot.received[0]!.PicUrl!);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pixel);
    await page.getByTestId('message-out').getByAltText('图片').waitFor();
  });

  test('a file that is no picture is turned away in words', async () => {
    const { page, bot } = await open(PHONE);
    await page
      .getByTestId('picture-input')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
    await page.getByTestId('toast').getByText('只能发 JPG 或 PNG 图片').waitFor();
    expect(bot.received).toHaveLength(0);
  });

  test('menu, leaving and entering, place and link reach the bot', async () => {
    const { page, bot } = await open(PHONE);
    await page.getByTestId('menu-toggle').click();
    await page.getByTestId('menu-button').click();
    await page.getByTestId('input-toggle').click();
    await bot.waitFor(1);
    await page.getByTestId('leave').click();
    await page.getByTestId('enter').click();
    await bot.waitFor(2);
    await page.getByTestId('notice').getByText('进入了应用').waitFor();
    for (const tile of ['place', 'link', 'video']) {
      await page.getByTestId('tray-toggle').click();
      await page.getByTestId(`tile-${tile}`).click();
    }
    await bot.waitFor(5);
    expect(bot.received.map(({ Event, MsgType }) => Event ?? MsgType)).toEqual([
      'click',
      'enter_agent',
      'location',
      'link',
      'video',
    ]);
  });

  test('markup in a message is shown as written, and only web links become links', async () => {
    const { page, simulator } = await open();
    await send(
      simulator,
      textMessage(
        '<img src=x onerror=alert(1)> <a href="https://example.com/a">材料</a> <a href="javascript:alert(1)">坏</a>',
      ),
    );
    await lastIn(page).getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await lastIn(page).locator('img').count()).toBe(0);
    expect(
      await lastIn(page)
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://example.com/a']);
  });
});

describe('cards', () => {
  test('a vote is handed in once something is ticked, and shows afterwards what was', async () => {
    const { page, bot, simulator } = await open(PHONE);
    const { response_code } = await send(simulator, cardMessage(card.vote_interaction()));
    const submit = page.getByTestId('card-submit');
    await submit.waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await page.getByLabel('选项0').check();
    await page.getByLabel('选项2').check();
    await page.getByText('提交（2）').click();
    await bot.waitFor(1);
    expect(bot.received[0]?.raw).toContain(
      '<OptionId><![CDATA[o0]]></OptionId><OptionId><![CDATA[o2]]></OptionId>',
    );
    await update(simulator, {
      userids: ['zhangwei'],
      response_code,
      button: { replace_name: '已提交 2 项' },
    });
    await page.getByTestId('card-used').waitFor();
    expect(await page.getByLabel('选项2').isChecked()).toBe(true);
    expect(await page.getByLabel('选项1').isChecked()).toBe(false);
    expect(await page.getByLabel('选项1').isDisabled()).toBe(true);
  });

  test('two selectors with the same option ids keep their own answers', async () => {
    const { page, bot, simulator } = await open();
    const option_list = [
      { id: 'a', text: '甲' },
      { id: 'b', text: '乙' },
    ];
    const select_list = ['q1', 'q2'].map((question_key) => ({
      question_key,
      title: question_key,
      option_list,
    }));
    await send(simulator, cardMessage(card.multiple_interaction({ select_list })));
    await page.getByLabel('q1').selectOption('b');
    await page.getByLabel('q2').selectOption('a');
    await page.getByTestId('card-submit').click();
    await bot.waitFor(1);
    expect(bot.received[0]?.raw.match(/<OptionId>.*?<\/OptionId>/g)).toEqual([
      '<OptionId><![CDATA[b]]></OptionId>',
      '<OptionId><![CDATA[a]]></OptionId>',
    ]);
    expect(await page.getByLabel('q1').inputValue()).toBe('b');
  });

  test('the corner menu opens by keyboard, closes on Escape and sends its own event', async () => {
    const { page, bot, simulator } = await open();
    const action_menu = { desc: '更多操作', action_list: [{ text: '为什么问这个', key: 'why' }] };
    await send(simulator, cardMessage(card.button_interaction({ action_menu })));
    const menu = page.getByRole('button', { name: '更多操作' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('card-action').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await bot.waitFor(1);
    expect(bot.received[0]).toMatchObject({ Event: 'template_card_menu_event', EventKey: 'why' });
  });
});

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
    expect(await page.getByTestId('message-out').count()).toBe(0);
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
    expect(await page.getByRole('radio', { checked: true }).textContent()).toContain('王芳');
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
    expect(await callback.getByTestId('callback-plain').textContent()).toContain(
      '<Content><![CDATA[你好]]></Content>',
    );
    expect(await callback.getByTestId('callback-wire').textContent()).toContain(bot.received[0]!.encrypted);
    expect(await callback.getByTestId('attempt').allTextContents()).toEqual([
      expect.stringContaining('回应了 HTTP 502'),
      expect.stringContaining('HTTP 200'),
    ]);
    expect(await callback.getByTestId('callback-reply').textContent()).toContain('收到');
    await lastIn(page).getByText('收到').waitFor();
  });

  test('opens from a message that was given up', async () => {
    const { page, bot } = await open(PHONE);
    bot.answer = () => ({ drop: true });
    await page.getByTestId('composer').fill('你好');
    await page.getByTestId('send').click();
    await page.getByText('机器人没有接收，点此查看回调').click();
    expect(await page.getByTestId('callback').getByTestId('attempt').count()).toBe(4);
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
    expect(await page.getByTestId('composer').inputValue()).toBe('你好');
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
    expect(await page.getByTestId('log').getAttribute('aria-live')).toBe('polite');
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
