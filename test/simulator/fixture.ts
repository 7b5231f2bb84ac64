import { onTestFinished } from 'vitest';
import { createSimulator, madeUpCredentials } from '../../bot/simulator/index.ts';
import type { Simulator, SimulatorOptions } from '../../bot/simulator/index.ts';
import { createFakeBot, type FakeBot } from './fake-bot.ts';

const START = Date.UTC(2026, 2, 2, 1, 0, 0);

/** Bytes of a linear congruential generator: the same in every run. */
function seededBytes(seed: number): (size: number) => Uint8Array {
  let state = seed;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
}

export interface Fixture {
  simulator: Simulator;
  bot: FakeBot;
}

/** A stand-in with 张伟 and 李娜, connected to a fake bot; its clock stands still until it is moved. */
export async function start(
  options: Partial<SimulatorOptions> & { connected?: boolean } = {},
): Promise<Fixture> {
  const { connected = true, ...rest } = options;
  const random = seededBytes(20260302);
  const credentials = madeUpCredentials(random);
  const simulator = await createSimulator({
    credentials,
    title: '备案助手',
    contacts: [
      { userid: 'zhangwei', name: '张伟' },
      { userid: 'LiNa', name: '李娜' },
    ],
    now: () => START,
    random,
    callbackRetryMs: 5,
    ...rest,
  });
  const bot = await createFakeBot(credentials);
  onTestFinished(async () => {
    await simulator.close();
    await bot.close();
  });
  if (connected) await simulator.connect(bot.url);
  return { simulator, bot };
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

type Fields = Record<string, unknown>;

export const options = (count: number): Fields[] =>
  Array.from({ length: count }, (_, at) => ({ id: `o${at}`, text: `选项${at}` }));

/** One valid card of each kind; `change` replaces fields, undefined takes one away. */
export const card = {
  text_notice: (change: Fields = {}): Fields => ({
    card_type: 'text_notice',
    main_title: { title: '标题' },
    card_action: { type: 1, url: 'https://example.com' },
    ...change,
  }),
  news_notice: (change: Fields = {}): Fields => ({
    card_type: 'news_notice',
    main_title: { title: '标题' },
    card_image: { url: 'https://example.com/a.png', aspect_ratio: 1.5 },
    card_action: { type: 1, url: 'https://example.com' },
    ...change,
  }),
  button_interaction: (change: Fields = {}): Fields => ({
    card_type: 'button_interaction',
    main_title: { title: '协议签了吗' },
    task_id: 'task-1',
    button_list: [
      { text: '已签', key: 'yes' },
      { text: '没签', key: 'no' },
    ],
    ...change,
  }),
  vote_interaction: (change: Fields = {}): Fields => ({
    card_type: 'vote_interaction',
    main_title: { title: '写了哪些内容' },
    task_id: 'task-1',
    checkbox: { question_key: 'q1', mode: 1, option_list: options(3) },
    submit_button: { text: '提交', key: 'submit' },
    ...change,
  }),
  multiple_interaction: (change: Fields = {}): Fields => ({
    card_type: 'multiple_interaction',
    main_title: { title: '牵头单位' },
    task_id: 'task-1',
    select_list: [{ question_key: 'q1', title: '类型', selected_id: 'o1', option_list: options(3) }],
    submit_button: { text: '提交', key: 'submit' },
    ...change,
  }),
};

export const cardMessage = (template: Fields): Fields => ({
  msgtype: 'template_card',
  template_card: template,
});
export const textMessage = (content: string): Fields => ({ msgtype: 'text', text: { content } });
