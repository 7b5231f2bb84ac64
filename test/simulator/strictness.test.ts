import { describe, expect, test } from 'vitest';
import { card, cardMessage, options, start, textMessage } from './fixture.ts';
import { send } from './fake-bot.ts';

type Fields = Record<string, unknown>;
const long = (size: number): string => 'k'.repeat(size);
const rows = (count: number): Fields[] => Array.from({ length: count }, (_, at) => ({ keyname: `行${at}` }));
const titles = (count: number): Fields[] => Array.from({ length: count }, (_, at) => ({ title: `行${at}` }));
const buttons = (count: number): Fields[] =>
  Array.from({ length: count }, (_, at) => ({ text: `钮${at}`, key: `k${at}` }));
const selector = (change: Fields = {}): Fields => ({
  question_key: 'q1',
  option_list: options(2),
  ...change,
});
const notice = (change: Fields): Fields => cardMessage(card.text_notice(change));
const news = (change: Fields): Fields => cardMessage(card.news_notice(change));
const button = (change: Fields): Fields => cardMessage(card.button_interaction(change));
const vote = (change: Fields): Fields => cardMessage(card.vote_interaction(change));
const multiple = (change: Fields): Fields => cardMessage(card.multiple_interaction(change));
const checkbox = (change: Fields): Fields => vote({ checkbox: { ...selector(), mode: 1, ...change } });
const menu = (keys: string[], more: Fields = { task_id: 'task-1' }): Fields =>
  notice({ action_menu: { desc: '更多', action_list: keys.map((key) => ({ text: '项', key })) }, ...more });

const REFUSED: readonly (readonly [why: string, code: number, message: Fields])[] = [
  ['an absent agentid', 41011, { ...textMessage('你好'), agentid: undefined }],
  ['an agentid written as a string', 40056, { ...textMessage('你好'), agentid: '1000002' }],
  ['the agentid of another app', 301002, { ...textMessage('你好'), agentid: 1000009 }],
  ['nobody to send to', 40063, { ...textMessage('你好'), touser: '' }],
  ['1001 recipients', 40032, { ...textMessage('你好'), touser: Array(1001).fill('zhangwei').join('|') }],
  ['only unknown recipients', 81013, { ...textMessage('你好'), touser: 'nobody|NoOne' }],
  ['an unknown msgtype', 40008, { msgtype: 'poem', poem: { content: '你好' } }],
  ['an absent msgtype', 40008, {}],
  ['an empty text', 44004, textMessage('')],
  ['a text without its part', 44004, { msgtype: 'text' }],
  ['an empty markdown', 44004, { msgtype: 'markdown', markdown: { content: '' } }],
  ['a picture nobody uploaded', 40007, { msgtype: 'image', image: { media_id: 'x' } }],
  ['a mini-program that is not linked', 90206, { msgtype: 'miniprogram_notice', miniprogram_notice: {} }],
  [
    'nine articles',
    45008,
    { msgtype: 'news', news: { articles: Array(9).fill({ title: '题', url: 'https://a.cn' }) } },
  ],
  [
    'a textcard without a title',
    41016,
    { msgtype: 'textcard', textcard: { description: '述', url: 'https://a.cn' } },
  ],
  [
    'a textcard without a description',
    41033,
    { msgtype: 'textcard', textcard: { title: '题', url: 'https://a.cn' } },
  ],
  [
    'a textcard whose url has no scheme',
    40058,
    { msgtype: 'textcard', textcard: { title: '题', description: '述', url: 'a.cn' } },
  ],
  [
    'a too long duplicate interval',
    40058,
    { ...textMessage('你好'), enable_duplicate_check: 1, duplicate_check_interval: 14401 },
  ],

  ['an unknown kind of card', 42031, cardMessage({ card_type: 'poem_notice' })],
  ['a text_notice with neither title nor sub title', 42033, notice({ main_title: undefined })],
  ['a text_notice without card_action', 42045, notice({ card_action: undefined })],
  ['a text_notice with a card_action of type 0', 42045, notice({ card_action: { type: 0 } })],
  ['a card_action without url', 42028, notice({ card_action: { type: 1 } })],
  ['a card_action without appid', 42030, notice({ card_action: { type: 2 } })],
  ['seven rows', 42035, notice({ horizontal_content_list: rows(7) })],
  ['a row without keyname', 42027, notice({ horizontal_content_list: [{ value: '值' }] })],
  ['a row of type url without url', 42028, notice({ horizontal_content_list: [{ type: 1, keyname: '名' }] })],
  [
    'a row of type file without media_id',
    42029,
    notice({ horizontal_content_list: [{ type: 2, keyname: '名' }] }),
  ],
  [
    'a row of type member without userid',
    42050,
    notice({ horizontal_content_list: [{ type: 3, keyname: '名' }] }),
  ],
  ['four jumps', 42042, notice({ jump_list: titles(4) })],
  ['a jump without title', 42033, notice({ jump_list: [{ type: 0 }] })],
  ['a jump without url', 42028, notice({ jump_list: [{ type: 1, title: '去' }] })],
  ['a jump without appid', 42030, notice({ jump_list: [{ type: 2, title: '去' }] })],
  ['a quote without url', 42028, notice({ quote_area: { type: 1 } })],
  ['a menu without task_id', 42014, menu(['a'], {})],
  ['a menu of four actions', 40058, menu(['a', 'b', 'c', 'd'])],
  ['a menu with the same key twice', 42051, menu(['a', 'a'])],
  ['a news_notice without title', 42033, news({ main_title: {} })],
  ['a news_notice without any picture', 42044, news({ card_image: undefined })],
  [
    'a picture that is too wide',
    42044,
    news({ card_image: { url: 'https://a.cn/a.png', aspect_ratio: 2.3 } }),
  ],
  ['an image_text_area without picture', 42044, news({ image_text_area: { title: '题' } })],
  ['five vertical rows', 42036, news({ vertical_content_list: titles(5) })],
  ['a vertical row without title', 42033, news({ vertical_content_list: [{ desc: '述' }] })],

  ['a button card without title', 42033, button({ main_title: { desc: '述' } })],
  ['a button card without task_id', 42014, button({ task_id: undefined })],
  ['a task_id with a colon', 42014, button({ task_id: 'a:b' })],
  ['a task_id of 129 characters', 42014, button({ task_id: long(129) })],
  ['no buttons', 40058, button({ button_list: [] })],
  ['seven buttons', 40058, button({ button_list: buttons(7) })],
  ['a button without text', 42038, button({ button_list: [{ key: 'k' }] })],
  ['a button without key', 42039, button({ button_list: [{ text: '钮' }] })],
  ['a button key of 1025 bytes', 42039, button({ button_list: [{ text: '钮', key: long(1025) }] })],
  ['two buttons of one key', 42039, button({ button_list: [...buttons(1), ...buttons(1)] })],
  ['a link button without url', 42028, button({ button_list: [{ type: 1, text: '钮' }] })],
  ['eleven options to select', 42037, button({ button_selection: selector({ option_list: options(11) }) })],
  [
    'a selection without question_key',
    42043,
    button({ button_selection: selector({ question_key: undefined }) }),
  ],

  ['a vote without checkbox', 42043, vote({ checkbox: undefined })],
  ['a question_key of 1025 bytes', 42043, checkbox({ question_key: long(1025) })],
  ['no options', 42037, checkbox({ option_list: [] })],
  ['twenty-one options', 42037, checkbox({ option_list: options(21) })],
  ['an option without id', 42040, checkbox({ option_list: [{ text: '项' }] })],
  ['an option id of 129 bytes', 42040, checkbox({ option_list: [{ id: long(129), text: '项' }] })],
  ['two options of one id', 42040, checkbox({ option_list: [...options(1), ...options(1)] })],
  ['an option without text', 42041, checkbox({ option_list: [{ id: 'o' }] })],
  ['a mode that is not 0 or 1', 40058, checkbox({ mode: 2 })],
  ['a vote without submit_button', 42046, vote({ submit_button: undefined })],
  ['a submit_button without text', 42049, vote({ submit_button: { key: 'k' } })],
  ['a submit_button without key', 42046, vote({ submit_button: { text: '交' } })],
  ['a submit key of 1025 bytes', 42046, vote({ submit_button: { text: '交', key: long(1025) } })],
  ['no selectors', 42047, multiple({ select_list: [] })],
  [
    'four selectors',
    42047,
    multiple({ select_list: [1, 2, 3, 4].map((at) => selector({ question_key: `q${at}` })) }),
  ],
  ['two selectors of one question_key', 42043, multiple({ select_list: [selector(), selector()] })],
  [
    'a selector of eleven options',
    42037,
    multiple({ select_list: [selector({ option_list: options(11) })] }),
  ],
  [
    'a chinese key that is short in characters and long in bytes',
    42040,
    checkbox({ option_list: [{ id: '宝'.repeat(43), text: '项' }] }),
  ],
];

describe('What the platform refuses, the stand-in refuses', () => {
  test.each(REFUSED)('%s is refused with %i', async (_why, code, message) => {
    const { simulator } = await start();
    const reply = await send(simulator, message);
    expect(reply).toMatchObject({ status: 200, errcode: code });
    expect(reply.errmsg).toMatch(
      new RegExp(
        `, hint: \\[\\d+\\], from ip: 127\\.0\\.0\\.1, more info at https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=${code}$`,
      ),
    );
    expect(simulator.fromApp('zhangwei')).toEqual([]);
  });
});

describe('What the platform lets pass', () => {
  test.each(Object.entries(card))(
    'a plain %s, the base of the refusals above, is sent',
    async (_kind, make) => {
      const { simulator } = await start();
      expect(await send(simulator, cardMessage(make()))).toMatchObject({ errcode: 0 });
      expect(simulator.problems()).toEqual([]);
    },
  );

  const largest = [
    button({
      button_list: buttons(6),
      button_selection: selector({ option_list: options(10) }),
      task_id: long(128),
    }),
    checkbox({ question_key: long(1024), option_list: options(20) }),
    multiple({
      select_list: [1, 2, 3].map((at) => selector({ question_key: `q${at}`, option_list: options(10) })),
    }),
    notice({ horizontal_content_list: rows(6), jump_list: titles(3) }),
    news({ vertical_content_list: titles(4), card_image: { url: 'https://a.cn/a.png', aspect_ratio: 2.25 } }),
  ];
  test.each(largest.map((message) => [(message.template_card as Fields).card_type, message] as const))(
    'a %s at every limit is sent',
    async (_kind, message) => {
      const { simulator } = await start();
      expect(await send(simulator, message)).toMatchObject({ errcode: 0, errmsg: 'ok' });
      expect(simulator.problems()).toEqual([]);
    },
  );

  test('a text of more than 2048 bytes is cut at the byte, and the cut is on record', async () => {
    const { simulator } = await start();
    await send(simulator, textMessage('宝'.repeat(700)));
    const [entry] = simulator.fromApp('zhangwei');
    expect(entry?.content).toEqual({ type: 'text', text: `${'宝'.repeat(682)}\uFFFD`, truncated: true });
    expect(simulator.problems().map(({ kind }) => kind)).toEqual(['truncated']);
  });

  test('a text of exactly 2048 bytes is left whole', async () => {
    const { simulator } = await start();
    await send(simulator, textMessage(`${'宝'.repeat(682)}ab`));
    expect(simulator.problems()).toEqual([]);
  });

  test('unknown fields and texts longer than a phone shows are on record', async () => {
    const { simulator } = await start();
    await send(
      simulator,
      button({ feedback: { id: '1' }, main_title: { title: '长'.repeat(37), colour: 'red' } }),
    );
    expect(simulator.problems().map(({ kind, detail }) => `${kind} ${detail.split(',')[0]}`)).toEqual([
      'long_text button_interaction: main_title.title has 37 characters',
      'unknown_field button_interaction: main_title.colour',
      'unknown_field button_interaction: feedback',
    ]);
  });
});
