import { describe, expect, it } from 'vitest';
import type { Link, Reply } from '../../../bot/conversation/types.ts';
import { renderReplies, type RenderContext } from '../../../bot/wecom/app/render.ts';
import { messageRules, readable, type SentMessage } from './message-rules.ts';
import { CONTEXT, options } from './replies.ts';

const say = (text: string): Reply => ({ text, options: [], clauses: [] });
const render = (replies: readonly Reply[], more: Partial<RenderContext> = {}): SentMessage[] =>
  renderReplies(replies, { ...CONTEXT, ...more }).map((outgoing) => messageRules.parse(outgoing).body);

describe('a reply with places in the mini-app', () => {
  const menu = options('command', '材料清单', '转人工');
  const links: Link[] = [
    { label: '组建协议', path: '/go/papers/agreement' },
    { label: '建设方案', path: '/go/papers/proposal' },
    { label: '全部材料', path: '/go/papers' },
  ];
  const list =
    '【材料清单】\n\n先看组建协议的样子。\n\n1. 组建协议（条款 5.3）\n签字盖章。\n\n2. 建设方案\n七个部分。';
  const at = { publicUrl: 'https://lianbei.example/app' };
  const anchor = (path: string, label: string) => `<a href="https://lianbei.example/app${path}">${label}</a>`;

  it('links the entries of its text, and opens the rest by a button', () => {
    const [text, card, ...others] = render([{ ...say(list), options: menu, links }], at);
    expect(others).toEqual([]);
    expect(text).toMatchObject({
      text: {
        content: list
          .replace('1. 组建协议', `1. ${anchor('/go/papers/agreement', '组建协议')}`)
          .replace('2. 建设方案', `2. ${anchor('/go/papers/proposal', '建设方案')}`),
      },
    });
    expect(card).toMatchObject({
      template_card: {
        button_list: [
          { type: 1, text: '全部材料', style: 1, url: 'https://lianbei.example/app/go/papers' },
          { type: 0, text: '材料清单' },
          { type: 0, text: '转人工' },
        ],
      },
    });
  });

  it('is a card with buttons alone where no entry is one of its places', () => {
    const reply = {
      ...say('还没有开始申报。'),
      options: menu,
      links: [{ label: '开始申报', path: '/go/status' }],
    };
    expect(render([reply], at)).toMatchObject([
      {
        template_card: {
          main_title: { title: '还没有开始申报。' },
          button_list: [{ type: 1, text: '开始申报' }, { type: 0 }, { type: 0 }],
        },
      },
    ]);
  });

  it('keeps to six buttons, and puts what is asked least into the corner', () => {
    const many = options('command', ...'一二三四五六');
    const three = ['甲', '乙', '丙', '丁'].map((label) => ({ label, path: `/go/${label}` }));
    const [text, card] = render([{ ...say('选吧。'), options: many, links: three }], at);
    expect(text).toMatchObject({ text: { content: anchor(encodeURI('/go/丁'), '丁') } });
    expect(card).toMatchObject({ template_card: { action_menu: { action_list: [{}, {}, {}] } } });
  });

  it('lists its places below the text where there are no cards, or nothing to choose', () => {
    const content = `说明。\n${anchor('/go/papers', '全部材料')}`;
    const reply = { ...say('说明。'), links: links.slice(2) };
    for (const more of [at, { ...at, cards: false }]) {
      expect(render([reply], more)).toMatchObject([{ text: { content } }]);
    }
  });

  it('shows none of them where the address of the mini-app is not known', () => {
    const reply = { ...say(list), options: menu, links };
    expect(render([reply])).toEqual(render([{ ...say(list), options: menu }]));
  });

  it('never cuts a link in two, however long the text', () => {
    const documents = Array.from({ length: 60 }, (_, index) => ({
      label: `申请表。一式两份！第${index}种`,
      path: `/go/papers/paper_${index}`,
    }));
    const entries = documents
      .map(({ label }, index) => `${index + 1}. ${label}。第一句！第二句？`)
      .join('\n');
    // Wherever the edge of a message falls in an entry.
    for (let shift = 0; shift < 70; shift += 1) {
      const messages = render([{ ...say(`${'字'.repeat(shift)}\n${entries}`), links: documents }], at);
      expect(messages.length).toBeGreaterThan(2);
      const whole = messages.map(readable);
      for (const { label, path } of documents) expect(whole.join('\n')).toContain(anchor(path, label));
      for (const part of whole) {
        expect(part.match(/<a /gu)?.length).toBe(part.match(/<\/a>/gu)?.length);
      }
    }
  });

  it('makes no link out of what people wrote', () => {
    const written = '牵头单位：<a href="https://evil.example">点这里</a>';
    expect(readable(render([say(written)], at)[0]!)).not.toContain('<a');
  });
});
