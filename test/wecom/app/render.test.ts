import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../bot/conversation/types.ts';
import { renderReplies, type RenderContext } from '../../../bot/wecom/app/render.ts';
import { taskIdBaseOf } from '../../../bot/wecom/app/task-id.ts';
import { createRandom } from '../random.ts';
import { messageRules, readable, type SentMessage } from './message-rules.ts';
import { CONTEXT, HELPERS, options, question, randomReply } from './replies.ts';

const SEED = 20250804;
const say = (text: string): Reply => ({ text, options: [], clauses: [] });
/** Without blanks, and with what is kept from being a link as it was written. */
const bare = (text: string) => text.replace(/\s/g, '').replaceAll('＜', '<');

function render(replies: readonly Reply[], more: Partial<RenderContext> = {}): SentMessage[] {
  return renderReplies(replies, { ...CONTEXT, ...more }).map((outgoing) => messageRules.parse(outgoing).body);
}

function cardOf(replies: readonly Reply[]) {
  const [message, ...others] = render(replies);
  expect(others).toEqual([]);
  if (message?.msgtype !== 'template_card') throw new Error('not a card');
  return message.template_card;
}

describe('a question with few answers', () => {
  it('is one card with the echo in it, helpers as buttons and the rest of them in the corner', () => {
    expect(cardOf([question()])).toEqual({
      card_type: 'button_interaction',
      main_title: { title: '组建协议已由全体成员签署了吗？' },
      sub_title_text: '记下了：3 家企业。\n\n运行机制 · 最多还有 6 题',
      button_list: [
        { type: 0, text: '是', style: 1, key: 'answer|agreement.signed|0|1' },
        { type: 0, text: '否', style: 1, key: 'answer|agreement.signed|1|1' },
        { type: 0, text: '部分／在办', style: 1, key: 'answer|agreement.signed|2|1' },
        { type: 0, text: '不确定', style: 1, key: 'answer|agreement.signed|3|1' },
        { type: 0, text: '为什么问', style: 2, key: 'command|why' },
        { type: 0, text: '跳过', style: 2, key: 'command|skip' },
      ],
      action_menu: { desc: '更多', action_list: [{ text: '上一题', key: 'command|back' }] },
      task_id: 'turn-0',
    });
  });

  it('sends an echo that is too long for the card before it', () => {
    const lead = `${'很长的回答。'.repeat(30)}`;
    const [before, card] = render([question({ lead })]);
    expect(before).toMatchObject({ msgtype: 'text', text: { content: lead } });
    expect(card).toMatchObject({ template_card: { sub_title_text: '运行机制 · 最多还有 6 题' } });
  });

  it('says shortened labels in full beforehand, with the question that they answer', () => {
    const answers = options('answer|x', '科技领军企业或细分赛道骨干企业', '否');
    const [before, card] = render([question({ answers })]);
    expect(readable(before!)).toBe(
      '组建协议已由全体成员签署了吗？\n1. 科技领军企业或细分赛道骨干企业\n2. 否',
    );
    expect(readable(card!)).toContain('科技领军企业或细分…');
  });

  it('becomes a list where the answers are more than a card has buttons', () => {
    expect(cardOf([question({ answers: options('answer|x', ...'一二三四五六七') })]).card_type).toBe(
      'multiple_interaction',
    );
  });
});

describe('a choice', () => {
  it('of few short answers drops down, with nothing chosen from the start', () => {
    const answers = options('answer|members.enterprises', '0 家', '1 家', '2 家', '不确定');
    expect(cardOf([question({ select: 'one', fact: 'members.enterprises', answers })])).toEqual({
      card_type: 'multiple_interaction',
      main_title: {
        title: '组建协议已由全体成员签署了吗？',
        desc: '记下了：3 家企业。\n\n运行机制 · 最多还有 6 题',
      },
      select_list: [
        {
          question_key: 'members.enterprises',
          title: '我的回答',
          selected_id: '_',
          option_list: [
            { id: '_', text: '请选择' },
            ...[...answers, ...HELPERS].map(({ id, label }) => ({ id, text: label })),
          ],
        },
      ],
      submit_button: { text: '提交', key: 'submit|members.enterprises|1' },
      task_id: 'turn-0',
    });
  });

  it('of many or longer answers lies open, and a title too long for its place moves below', () => {
    const answers = options('answer|field', '邮轮旅游', '生物医药及合成生物', '机器人及智能制造');
    const title = '联合体主要面向哪一个产业或者赛道开展攻关？';
    const card = cardOf([question({ select: 'one', fact: 'field', answers, title })]);
    expect(card).toMatchObject({
      card_type: 'vote_interaction',
      main_title: { title: '请选择一项', desc: `记下了：3 家企业。\n\n${title}\n\n运行机制 · 最多还有 6 题` },
      checkbox: { mode: 0, question_key: 'field' },
      submit_button: { key: 'submit|field|1' },
    });
    expect(
      cardOf([question({ select: 'one', answers: options('a|x', ...'一二三四五六七八九十') })]).card_type,
    ).toBe('vote_interaction');
  });

  it('is text where it is beyond any card', () => {
    const tooMany = question({ select: 'one', answers: options('answer|x', ...'甲'.repeat(21)) });
    const [tooWide] = [question({ select: 'one', answers: [{ id: 'x'.repeat(129), label: '甲' }] })];
    for (const reply of [tooMany, tooWide!]) expect(render([reply])[0]?.msgtype).toBe('text');
  });
});

describe('a set', () => {
  const items = ['决策调度', '协同攻关', '都没有', '不确定'].map((label, index) => ({
    id: `item${index}`,
    label,
  }));
  const set = question({ select: 'many', fact: 'mechanisms', answers: items, lead: '' });

  it('is a vote of its items, handed in together', () => {
    expect(cardOf([set])).toMatchObject({
      card_type: 'vote_interaction',
      checkbox: {
        question_key: 'mechanisms',
        mode: 1,
        option_list: items.map(({ id, label }) => ({ id, text: label, is_checked: false })),
      },
      submit_button: { text: '选好了', key: 'submit|mechanisms|1' },
    });
  });

  it('offers by word what would contradict a tick', () => {
    expect(readable(render([set])[0]!)).toContain('也可直接回复：为什么问 / 跳过 / 上一题');
  });
});

describe('a reply that asks nothing', () => {
  const menu = options('command', '开始自查', '材料清单', '转人工');

  it('is text, and neighbours share a message', () => {
    expect(render([say('一。'), say('二。')])).toMatchObject([
      { msgtype: 'text', text: { content: '一。\n\n二。' } },
    ]);
    expect(render([say('宝'.repeat(500)), say('山'.repeat(500))])).toHaveLength(2);
    expect(render([say(''), say(' ')])).toEqual([]);
  });

  it('carries its options as buttons under what it says', () => {
    const card = cardOf([
      { ...say('您好！我是备案自查助手。\n可以一题一题自查，也可以直接问。'), options: menu },
    ]);
    expect(card).toMatchObject({
      card_type: 'button_interaction',
      main_title: { title: '您好！我是备案自查助手。' },
      sub_title_text: '可以一题一题自查，也可以直接问。',
    });
  });

  it('says a long text first', () => {
    const [text, card] = render([{ ...say('条款原文。'.repeat(60)), options: menu }]);
    expect(text).toMatchObject({ msgtype: 'text', text: { content: '条款原文。'.repeat(60) } });
    expect(card).toMatchObject({ template_card: { main_title: { title: '请选择下一步' } } });
  });

  it('splits a long text into messages', () => {
    const messages = render([say('条款原文要求。'.repeat(300))]);
    expect(messages.length).toBe(4);
    for (const message of messages) expect(readable(message)).toMatch(/。$/);
  });
});

describe('where cards do not show', () => {
  it('everything is text, with what the text itself does not offer', () => {
    const [message, ...others] = render([question()], { cards: false });
    expect(others).toEqual([]);
    expect(readable(message!)).toBe(`${question().text}\n也可直接回复：为什么问 / 跳过 / 上一题`);
  });

  it('entries of a list are numbered, and buttons never are, since a number may be a count', () => {
    const plain = (select: 'one' | 'buttons') =>
      readable(
        render([{ ...question({ select, answers: options('answer|x', '甲', '乙') }), text: '哪一个？' }], {
          cards: false,
        })[0]!,
      );
    expect(plain('one')).toBe('哪一个？\n1. 甲\n2. 乙\n也可直接回复：为什么问 / 跳过 / 上一题');
    expect(plain('buttons')).toBe('哪一个？\n也可直接回复：甲 / 乙 / 为什么问 / 跳过 / 上一题');
  });
});

describe('sending again', () => {
  const interval = (message: SentMessage) => message.duplicate_check_interval;

  it('renders one turn to the very same bytes, and another turn that says the same to others', () => {
    const once = JSON.stringify(renderReplies([say('好的。'), question()], CONTEXT));
    expect(JSON.stringify(renderReplies([say('好的。'), question()], CONTEXT))).toBe(once);
    // A person’s turns are counted up from a time.
    const intervals = Array.from({ length: 1500 }, (_, at) =>
      interval(render([say('好的。')], { turn: 1_795_000_000_000 + at })[0]!),
    );
    expect(new Set(intervals).size).toBe(1500);
    expect(Math.min(...intervals)).toBeGreaterThanOrEqual(1800);
    expect(Math.max(...intervals)).toBeLessThanOrEqual(14_400);
  });

  it(`never renders two messages alike, whatever was said in turns before, seed ${SEED}`, () => {
    const random = createRandom(SEED);
    const long = say(Array.from({ length: 14 }, (_, at) => `${at}${'长'.repeat(600)}。`).join('\n'));
    const short = Array.from({ length: 14 }, (_, at) => say(`${at}${'长'.repeat(600)}。`));
    const twice = say('哈'.repeat(2000));
    const replies = [long, ...short, twice, say('好的。'), question()];
    const turns = Array.from({ length: 1500 }, (_, turn) => {
      const said = Array.from({ length: 1 + random.below(3) }, () => random.pick(replies));
      return render(said, { turn, taskIdBase: `turn${turn}` });
    });
    const messages = turns.flat().map((message) => JSON.stringify(message));
    expect(Math.max(...turns.map(({ length }) => length))).toBeGreaterThan(16);
    expect(new Set(messages).size).toBe(messages.length);
  });

  it('makes task ids of the turn, each its own', () => {
    expect(taskIdBaseOf('wecom:c:u', 'm1')).toBe(taskIdBaseOf('wecom:c:u', 'm1'));
    expect(taskIdBaseOf('wecom:c:u', 'm1')).not.toBe(taskIdBaseOf('wecom:c:u2', 'm1'));
    const taskIds = render([question(), question()], { taskIdBase: taskIdBaseOf('wecom:c:u', '号') }).map(
      (message) => message.msgtype === 'template_card' && message.template_card.task_id,
    );
    expect(new Set(taskIds).size).toBe(2);
  });
});

describe(`whatever the replies, seed ${SEED}`, () => {
  it('keeps every limit and loses no word of what is said, asked or to be answered', () => {
    const random = createRandom(SEED);
    const kinds = new Map<string, number>();
    for (let round = 0; round < 1500; round += 1) {
      const replies = Array.from({ length: 1 + random.below(3) }, () => randomReply(random));
      for (const cards of [true, false]) {
        const messages = render(replies, {
          cards,
          publicUrl: random.pick([null, 'https://lianbei.example']),
        });
        const said = bare(
          messages
            .map(readable)
            .join('\n')
            .replaceAll(/<a href="[^"]*">|<\/a>/gu, ''),
        );
        for (const { text, question: asked } of replies) {
          for (const part of asked && cards ? [asked.lead, asked.title, asked.detail] : [text]) {
            for (const line of part.split('\n')) expect(said).toContain(bare(line));
          }
          for (const answer of asked?.answers ?? []) expect(said).toContain(bare(answer.label));
        }
        for (const message of messages) {
          const kind = message.msgtype === 'text' ? 'text' : message.template_card.card_type;
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        }
      }
    }
    expect([...kinds.keys()].sort()).toEqual([
      'button_interaction',
      'multiple_interaction',
      'text',
      'vote_interaction',
    ]);
    for (const count of kinds.values()) expect(count).toBeGreaterThan(50);
  });
});
