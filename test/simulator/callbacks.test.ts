import { describe, expect, test } from 'vitest';
import { send } from './fake-bot.ts';
import { card, cardMessage, HOUR, start } from './fixture.ts';
import type { Inbound } from '../../bot/simulator/index.ts';

describe('saving a callback URL', () => {
  test('passes where the decrypted echo comes back alone', async () => {
    const { simulator, bot } = await start({ connected: false });
    await simulator.connect(bot.url);
    await simulator.say('zhangwei', '你好');
    expect(bot.received).toHaveLength(1);
  });

  test.each([
    ['quotes around it', (echo: string) => ({ body: `"${echo}"` })],
    ['a line break after it', (echo: string) => ({ body: `${echo}\n` })],
    ['a BOM before it', (echo: string) => ({ body: `\uFEFF${echo}` })],
    ['another status than 200', (echo: string) => ({ status: 403, body: echo })],
    ['a cut connection', () => ({ drop: true })],
  ])('fails on %s', async (_why, echo) => {
    const { simulator, bot } = await start({ connected: false });
    bot.echo = echo;
    await expect(simulator.connect(bot.url)).rejects.toMatchObject({ code: 'verification_failed' });
    await expect(simulator.say('zhangwei', '你好')).rejects.toMatchObject({ code: 'no_callback' });
  });

  test('fails when the echo takes more than a second', async () => {
    const { simulator, bot } = await start({ connected: false });
    let answer = (): void => undefined;
    bot.echo = (echo) => ({ body: echo, after: new Promise<void>((resolve) => (answer = resolve)) });
    await expect(simulator.connect(bot.url)).rejects.toThrow('1 秒内没有回应');
    answer();
  });
});

describe('what a contact does', () => {
  const cases: readonly (readonly [Inbound, Record<string, string>])[] = [
    [
      { type: 'text', text: '我们有 <3> 家 & ]]> 企业' },
      { MsgType: 'text', Content: '我们有 <3> 家 & ]]> 企业' },
    ],
    [
      { type: 'voice', recognition: '三家企业。' },
      { MsgType: 'voice', Format: 'amr', Recognition: '三家企业。' },
    ],
    [{ type: 'image' }, { MsgType: 'image' }],
    [{ type: 'video' }, { MsgType: 'video' }],
    [
      { type: 'location', latitude: 31.4, longitude: 121.48, label: '宝山区' },
      { MsgType: 'location', Location_X: '31.4', Location_Y: '121.48', Label: '宝山区', AppType: 'wxwork' },
    ],
    [
      { type: 'link', title: '通知', description: '', url: 'https://example.com' },
      { MsgType: 'link', Title: '通知', Url: 'https://example.com' },
    ],
    [
      { type: 'click', key: 'start' },
      { MsgType: 'event', Event: 'click', EventKey: 'start' },
    ],
    [
      { type: 'view', url: 'https://a.cn' },
      { MsgType: 'event', Event: 'view', EventKey: 'https://a.cn' },
    ],
    [{ type: 'enter_agent' }, { MsgType: 'event', Event: 'enter_agent', EventKey: '' }],
    [{ type: 'subscribe' }, { MsgType: 'event', Event: 'subscribe' }],
    [{ type: 'unsubscribe' }, { MsgType: 'event', Event: 'unsubscribe' }],
  ];

  test.each(cases)('%j arrives encrypted, signed and whole', async (inbound, expected) => {
    const { simulator, bot } = await start();
    const record = await simulator.send('zhangwei', inbound);
    expect(record.state).toBe('delivered');
    expect(bot.received[0]).toMatchObject({
      ToUserName: simulator.credentials.corpId,
      FromUserName: 'zhangwei',
      CreateTime: String(simulator.now() / 1000),
      AgentID: String(simulator.credentials.agentId),
      ...expected,
    });
    expect(bot.received[0]?.raw).toBe(record.plain);
  });

  test('messages carry ids beyond 2^53, each its own; events carry none', async () => {
    const { simulator, bot } = await start();
    for (let count = 0; count < 50; count += 1) await simulator.say('zhangwei', '好');
    await simulator.send('zhangwei', { type: 'enter_agent' });
    const ids = bot.received.map(({ MsgId }) => MsgId);
    expect(ids.pop()).toBeUndefined();
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) {
      expect(String(Number(id))).not.toBe(id);
      expect(BigInt(id!)).toBeLessThan(2n ** 63n);
    }
  });

  test('a moved clock moves CreateTime and leaves the signature’s timestamp in the present', async () => {
    const { simulator, bot } = await start();
    const present = simulator.now() / 1000;
    simulator.moveClock(73 * HOUR);
    const record = await simulator.say('zhangwei', '好');
    expect(bot.received[0]?.CreateTime).toBe(String(present + 73 * 3600));
    expect(new URL(record.url).searchParams.get('timestamp')).toBe(String(present));
  });

  test('nobody outside the scope of the app can send', async () => {
    const { simulator } = await start();
    await expect(simulator.say('nobody', '好')).rejects.toMatchObject({ code: 'unknown_contact' });
    await simulator.send('zhangwei', { type: 'unsubscribe' });
    await expect(simulator.say('zhangwei', '好')).rejects.toMatchObject({ code: 'out_of_scope' });
    await simulator.send('zhangwei', { type: 'subscribe' });
    expect((await simulator.say('zhangwei', '好')).state).toBe('delivered');
  });
});

describe('taps on cards', () => {
  test('a button brings its key, the task and a response code', async () => {
    const { simulator, bot } = await start();
    await send(simulator, cardMessage(card.button_interaction()));
    await simulator.tap('zhangwei', '没签');
    expect(bot.received[0]).toMatchObject({
      MsgType: 'event',
      Event: 'template_card_event',
      EventKey: 'no',
      TaskId: 'task-1',
      CardType: 'button_interaction',
    });
    expect(bot.received[0]).not.toHaveProperty('SelectedItems');
  });

  test('what is ticked comes in the order of ticking, one option as one node, several as several', async () => {
    const { simulator, bot } = await start();
    await send(simulator, cardMessage(card.vote_interaction()));
    await simulator.tap('zhangwei', ['选项2', 'o0']);
    await simulator.tap('zhangwei', ['o1']);
    const optionsOf = (at: number): unknown =>
      (bot.received[at] as unknown as { SelectedItems: { SelectedItem: unknown } }).SelectedItems
        .SelectedItem;
    expect(optionsOf(0)).toEqual({ QuestionKey: 'q1', OptionIds: { OptionId: ['o2', 'o0'] } });
    expect(optionsOf(1)).toEqual({ QuestionKey: 'q1', OptionIds: { OptionId: 'o1' } });
    expect(bot.received[0]).toMatchObject({ EventKey: 'submit', CardType: 'vote_interaction' });
  });

  test('a selector that nobody touched hands in its preset', async () => {
    const { simulator, bot } = await start();
    await send(simulator, cardMessage(card.multiple_interaction()));
    await simulator.tap('zhangwei', []);
    await simulator.tap('zhangwei', ['选项2']);
    expect(bot.received.map(({ raw }) => /<OptionId>(.*?)<\/OptionId>/.exec(raw)?.[1])).toEqual([
      '<![CDATA[o1]]>',
      '<![CDATA[o2]]>',
    ]);
  });

  test('the corner menu has an event of its own, on a card already used too', async () => {
    const { simulator, bot } = await start();
    const action_menu = { desc: '更多', action_list: [{ text: '不再提醒', key: 'mute' }] };
    await send(simulator, cardMessage(card.text_notice({ action_menu, task_id: 'task-1' })));
    await simulator.tap('zhangwei', '不再提醒');
    expect(bot.received[0]).toMatchObject({ Event: 'template_card_menu_event', EventKey: 'mute' });
  });

  test('a finger cannot do what a phone does not offer', async () => {
    const { simulator } = await start();
    await expect(simulator.tap('zhangwei', '已签')).rejects.toMatchObject({ code: 'no_card' });
    await send(
      simulator,
      cardMessage(
        card.vote_interaction({
          checkbox: {
            question_key: 'q',
            mode: 0,
            option_list: [
              { id: 'a', text: '甲' },
              { id: 'b', text: '乙' },
            ],
          },
        }),
      ),
    );
    const refused = { code: 'no_such_option' };
    await expect(simulator.tap('zhangwei', [])).rejects.toMatchObject(refused);
    await expect(simulator.tap('zhangwei', ['a', 'b'])).rejects.toMatchObject(refused);
    await expect(simulator.tap('zhangwei', ['丙'])).rejects.toMatchObject(refused);
    await expect(simulator.tap('zhangwei', '已签')).rejects.toMatchObject(refused);
  });
});

describe('a callback that is not answered well', () => {
  test.each([1, 2, 3])(
    'is sent again until it succeeds after %i failures, byte for byte',
    async (failures) => {
      const { simulator, bot } = await start();
      bot.answer = (_received, count) => (count <= failures ? { status: 503 } : {});
      const record = await simulator.say('zhangwei', '好');
      expect(record.state).toBe('delivered');
      expect(record.attempts.map(({ status }) => status)).toEqual([...Array(failures).fill(503), 200]);
      expect(new Set(bot.received.map(({ encrypted }) => encrypted)).size).toBe(1);
    },
  );

  test('is given up after three retries', async () => {
    const { simulator, bot } = await start();
    bot.answer = () => ({ drop: true });
    const record = await simulator.say('zhangwei', '好');
    expect(record.state).toBe('failed');
    expect(record.attempts.map(({ status, error }) => [status, error])).toEqual(
      Array(4).fill([null, '连接失败或中途断开']),
    );
    expect(bot.received).toHaveLength(4);
  });

  test('is sent again when the answer takes too long', async () => {
    const { simulator, bot } = await start({ callbackTimeoutMs: 60 });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    bot.answer = (_received, count) => (count === 1 ? { after: held } : {});
    const record = await simulator.say('zhangwei', '好');
    release();
    expect(record.attempts.map(({ error }) => error)).toEqual(['0.06 秒内没有回应', null]);
  });
});

describe('a passive reply', () => {
  test('in text is decrypted, verified and shown', async () => {
    const { simulator, bot } = await start();
    const inner = '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到 & 谢谢]]></Content>';
    bot.answer = ({ FromUserName }) => ({ body: bot.passive(FromUserName!, inner) });
    const record = await simulator.say('zhangwei', '好');
    expect(record.reply).toContain('收到 & 谢谢');
    expect(simulator.fromApp('zhangwei')[0]?.content).toEqual({
      type: 'text',
      text: '收到 & 谢谢',
      truncated: false,
    });
    expect(simulator.problems()).toEqual([]);
  });

  test('updates the button that was tapped', async () => {
    const { simulator, bot } = await start();
    await send(simulator, cardMessage(card.button_interaction()));
    const inner = '<MsgType>update_button</MsgType><Button><ReplaceName>已选</ReplaceName></Button>';
    bot.answer = ({ FromUserName }) => ({ body: bot.passive(FromUserName!, inner) });
    await simulator.tap('zhangwei', '已签');
    expect(simulator.fromApp('zhangwei')[0]?.content).toMatchObject({ replaced: '已选' });
  });

  test('replaces the card that was tapped, written in PascalCase with repeated siblings', async () => {
    const { simulator, bot } = await start();
    await send(simulator, cardMessage(card.button_interaction()));
    const inner = [
      '<MsgType>update_template_card</MsgType><TemplateCard><CardType>button_interaction</CardType>',
      '<MainTitle><Title>签了吗</Title></MainTitle><ReplaceText>已答</ReplaceText>',
      '<ButtonList><Text>已签</Text><Key>yes</Key><Style>1</Style></ButtonList>',
      '<ButtonList><Text>没签</Text><Key>no</Key></ButtonList></TemplateCard>',
    ].join('');
    bot.answer = ({ FromUserName }) => ({ body: bot.passive(FromUserName!, inner) });
    await simulator.tap('zhangwei', '已签');
    expect(simulator.problems()).toEqual([]);
    expect(simulator.fromApp('zhangwei')[0]?.content).toMatchObject({
      replaced: '已答',
      card: {
        main_title: { title: '签了吗' },
        button_list: [
          { text: '已签', key: 'yes', style: 1 },
          { text: '没签', key: 'no' },
        ],
      },
    });
  });

  const text = '<MsgType>text</MsgType><Content>好</Content>';
  test.each([
    ['a wrong signature', 'zhangwei', text, 'signature' as const],
    ['another receiveid', 'zhangwei', text, 'receiver' as const],
    ['another member', 'LiNa', text, undefined],
    ['an unknown type', 'zhangwei', '<MsgType>poem</MsgType>', undefined],
    ['an empty text', 'zhangwei', '<MsgType>text</MsgType><Content></Content>', undefined],
    [
      'a card update without a card',
      'zhangwei',
      '<MsgType>update_button</MsgType><Button><ReplaceName>好</ReplaceName></Button>',
      undefined,
    ],
  ])('with %s is thrown away and on record', async (_why, userid, inner, fault) => {
    const { simulator, bot } = await start();
    bot.answer = () => ({ body: bot.passive(userid, inner, fault) });
    const record = await simulator.say('zhangwei', '好');
    expect(record.state).toBe('delivered');
    expect(simulator.fromApp('zhangwei')).toEqual([]);
    expect(simulator.problems().map(({ kind }) => kind)).toEqual(['bad_reply']);
  });

  test.each(['', 'success'])('of %j says nothing', async (body) => {
    const { simulator, bot } = await start();
    bot.answer = () => ({ body });
    await simulator.say('zhangwei', '好');
    expect(simulator.problems()).toEqual([]);
  });
});
