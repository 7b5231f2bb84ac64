import { readNumeral } from '../counts/numerals.ts';
import { makeToken, type Token } from './token.ts';

const FIRST_CIRCLED = 0x2460;
const LAST_CIRCLED = 0x2473;
const POSITION =
  /^(倒数)?第(\d{1,2}|[一二三四五六七八九十]{1,3})(?:个|项|种|条|类|点|款|家|部分|章|块|节)?(?:[到至~-]第?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:个|项|种|条|类|点)?)?/;
const STRETCH =
  /^(前|头|前面|后|后面|最后)(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个(?!字)|项|种|条|类|点|部分|章|块|节)/;
const LAST = /^(?:最后(?:一)?(?:个|项|种|条|类)|末项|末尾那个)/;
const FIRST_SIGNS = new Set('第倒前头后最末');

/** Reads 第二个, 最后一个, 前三项, ② as a token, or null. */
export const readPosition = (text: string, at: number): Token | null => {
  const code = text.charCodeAt(at);
  if (code >= FIRST_CIRCLED && code <= LAST_CIRCLED)
    return placed(text, at, at + 1, code - FIRST_CIRCLED + 1);
  if (!FIRST_SIGNS.has(text[at]!)) return null;
  const rest = text.slice(at, at + 12);
  const last = LAST.exec(rest);
  if (last) return placed(text, at, at + last[0].length, -1);
  return readNth(text, at, rest) ?? readStretch(text, at, rest);
};

const readNth = (text: string, at: number, rest: string): Token | null => {
  const nth = POSITION.exec(rest);
  const value = nth ? readNumeral(nth[2]!, 0)?.values[0] : undefined;
  if (!nth || value === undefined) return null;
  const from = nth[1] ? -value : value;
  const to = nth[3] ? readNumeral(nth[3], 0)?.values[0] : from;
  return { ...makeToken('position', text, at, at + nth[0].length), position: { from, to: to ?? from } };
};

const readStretch = (text: string, at: number, rest: string): Token | null => {
  const stretch = STRETCH.exec(rest);
  const count = stretch ? readNumeral(stretch[2]!, 0)?.values[0] : undefined;
  if (!stretch || count === undefined) return null;
  const position = /^[前头]/.test(stretch[1]!) ? { from: 1, to: count } : { from: -count, to: -1 };
  return { ...makeToken('position', text, at, at + stretch[0].length), position };
};

const placed = (text: string, start: number, end: number, value: number): Token => ({
  ...makeToken('position', text, start, end),
  position: { from: value, to: value },
});
