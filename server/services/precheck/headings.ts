import { fold } from '../../../bot/language/words/simplified.ts';
import { squeezed } from './squeeze.ts';

const NUMERAL = '[一二三四五六七八九十百零〇\\d]+';
/** 第六条 · 六、 · (六) · 6. · 6.1 · 6、 */
const NUMBERING = new RegExp(
  `^\\s*(?:第\\s*${NUMERAL}\\s*(?:部分|[章节条款篇])|[（(]\\s*${NUMERAL}\\s*[)）]|${NUMERAL}(?:\\.\\d+)*\\s*[.、．)]|\\d+(?:\\.\\d+)+(?=\\s)|[一二三四五六七八九十]+(?=\\s))\\s*[、.:：]?\\s*`,
);
const LEADER = /(?:[.．·…⋯]{3,}|\t)\s*[-–—]?\s*\d{1,3}\s*[-–—]?\s*$/;
const SENTENCE = /[。；！？，,;]/;
const LONGEST_NUMBERED = 34;
const LONGEST_BARE = 20;

export const withoutNumbering = (text: string): string => fold(text).replace(NUMBERING, '');

/** How a heading is numbered; headings of one level are numbered alike. Empty for none. */
export function numberingStyle(text: string): string {
  const found = NUMBERING.exec(fold(text));
  return found === null ? '' : found[0].replace(new RegExp(NUMERAL, 'g'), '1').replace(/\s/g, '');
}

/** By its shape: short, no sentence, most often numbered. */
export function isHeading(text: string): boolean {
  const numbered = numberingStyle(text) !== '';
  // A bare line that ends in a stop is the end of a sentence.
  const rest = withoutNumbering(text)
    .trim()
    .replace(numbered ? /[:。]$/ : /:$/, '');
  const length = squeezed(rest).length;
  if (length === 0 || SENTENCE.test(rest)) return false;
  return length <= (numbered ? LONGEST_NUMBERED : LONGEST_BARE);
}

/** 第六条 违约责任 ........ 5 */
export const isContentsLine = (text: string): boolean => LEADER.test(text);
