import { Converter } from 'opencc-js/cn2t';
import type { PaperText, TextBlock } from '../../../server/services/precheck/paper-text.ts';

const toTraditional = Converter({ from: 'cn', to: 'tw' });
const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** How headings are numbered and marked. */
export const HEADINGS: Readonly<
  Record<string, (title: string, at: number) => { text: string; heading: boolean }>
> = {
  article: (title, at) => ({ text: `第${CHINESE[at]}条 ${title}`, heading: false }),
  articleMarked: (title, at) => ({ text: `第${CHINESE[at]}条　${title}`, heading: true }),
  chapter: (title, at) => ({ text: `${CHINESE[at]}、${title}`, heading: false }),
  bracket: (title, at) => ({ text: `（${CHINESE[at]}）${title}`, heading: false }),
  decimal: (title, at) => ({ text: `${at + 1}. ${title}`, heading: false }),
  decimalColon: (title, at) => ({ text: `${at + 1}、${title}：`, heading: false }),
  automatic: (title) => ({ text: title, heading: true }),
  bare: (title) => ({ text: title, heading: false }),
  spaced: (title, at) => ({ text: `第 ${CHINESE[at]} 条  ${[...title].join(' ')}`, heading: false }),
};

/** What a file format or a writer does to a whole text. */
export const SURFACES: Readonly<Record<string, (blocks: TextBlock[]) => PaperText>> = {
  word: (blocks) => ({ blocks, unread: [] }),
  traditional: (blocks) => ({
    blocks: blocks.map((block) => ({ ...block, text: toTraditional(block.text) })),
    unread: [],
  }),
  /** Lines of a page, cut after a fixed number of signs. */
  page: (blocks) => ({
    blocks: blocks.flatMap(({ text }, at) =>
      cut(text, 26).map((line) => ({ text: line, page: 1 + Math.floor(at / 12), heading: false })),
    ),
    unread: [],
  }),
  halfWidth: (blocks) => ({
    blocks: blocks.map((block) => ({
      ...block,
      text: block.text.replace(/（/g, '(').replace(/）/g, ')').replace(/：/g, ':').replace(/，/g, ','),
    })),
    unread: [],
  }),
};

const cut = (text: string, length: number): string[] =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
    text.slice(at * length, (at + 1) * length),
  );
