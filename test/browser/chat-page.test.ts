import { describe, expect, test } from 'vitest';
import { send, update } from '../simulator/fake-bot.ts';
import { card, cardMessage, textMessage } from '../simulator/fixture.ts';
import { lastIn, open, PHONE, useBrowser } from './chat-page-scene.ts';

useBrowser();

describe('talking', () => {
  test('an empty chat says what to do, and its example is sent by Enter and answered by a card', async () => {
    const { page, bot, simulator } = await open(PHONE);
    await page.getByText('发一句话试试，例如：').waitFor();
    await page.getByTestId('example').click();
    await page.getByTestId('composer').press('Enter');
    await bot.waitFor(1);
    expect(bot.received[0]?.Content).toBe('我们联合了3家企业和两所高校');
    await page.getByTestId('message-out').getByText('我们联合了3家企业和两所高校').waitFor();
    await expect.poll(() => page.getByTestId('empty').count()).toBe(0);
    await expect.poll(() => page.getByTestId('composer').inputValue()).toBe('');

    await send(simulator, cardMessage(card.button_interaction()));
    await page.getByTestId('card').getByText('协议签了吗').waitFor();
    await page.getByTestId('card-option').filter({ hasText: '没签' }).click();
    await bot.waitFor(2);
    expect(bot.received[1]).toMatchObject({ Event: 'template_card_event', EventKey: 'no', TaskId: 'task-1' });

    const response_code = bot.received[1]?.ResponseCode;
    await update(simulator, { userids: ['zhangwei'], response_code, button: { replace_name: '已选：没签' } });
    await page.getByTestId('card-used').getByText('已选：没签').waitFor();
    await expect.poll(() => page.getByTestId('card-used').isDisabled()).toBe(true);
    await expect.poll(() => page.getByTestId('card-option').count()).toBe(0);
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
    await expect.poll(() => lastIn(page).locator('img').count()).toBe(0);
    expect(
      await lastIn(page)
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['/simulator/open?userid=zhangwei&url=https%3A%2F%2Fexample.com%2Fa']);
  });
});

describe('cards', () => {
  test('a vote is handed in once something is ticked, and shows afterwards what was', async () => {
    const { page, bot, simulator } = await open(PHONE);
    const { response_code } = await send(simulator, cardMessage(card.vote_interaction()));
    const submit = page.getByTestId('card-submit');
    await submit.waitFor();
    await expect.poll(() => submit.isDisabled()).toBe(true);
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
    await expect.poll(() => page.getByLabel('选项2').isChecked()).toBe(true);
    await expect.poll(() => page.getByLabel('选项1').isChecked()).toBe(false);
    await expect.poll(() => page.getByLabel('选项1').isDisabled()).toBe(true);
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
    await expect.poll(() => page.getByLabel('q1').inputValue()).toBe('b');
  });

  test('the corner menu opens by keyboard, closes on Escape and sends its own event', async () => {
    const { page, bot, simulator } = await open();
    const action_menu = { desc: '更多操作', action_list: [{ text: '为什么问这个', key: 'why' }] };
    await send(simulator, cardMessage(card.button_interaction({ action_menu })));
    const menu = page.getByRole('button', { name: '更多操作' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('card-action').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await bot.waitFor(1);
    expect(bot.received[0]).toMatchObject({ Event: 'template_card_menu_event', EventKey: 'why' });
  });
});
