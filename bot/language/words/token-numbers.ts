import type { Lexicon } from './lexicon.ts';
import type { Numeral } from '../counts/numerals.ts';
import { makeToken, type Token } from './token.ts';

const LONGEST_NUMBER = 7;

/** A number of something else (3个月, 500万元, 2025年, a telephone number) becomes `noise`. */
export const readNumber = (
  text: string,
  at: number,
  numeral: Numeral,
  lexicon: Lexicon,
  before: readonly Token[],
): Token => {
  const next = skipSpaces(text, numeral.end);
  const alien = lexicon.alien(text, next);
  const word = lexicon.longest(text, next);
  if (alien > next && alien >= (word?.end ?? 0) && !spans(lexicon, text, next + 1, alien))
    return makeToken('noise', text, at, alien);
  if (isGlued(text, at, numeral.end, before.at(-1)) || numeral.end - at >= LONGEST_NUMBER) {
    return makeToken('noise', text, at, numeral.end);
  }
  return { ...makeToken('number', text, at, numeral.end), numeral };
};

/** 5g, a3, 3/4, 2025-06-18: digits that belong to something longer. */
const isGlued = (text: string, at: number, end: number, last: Token | undefined): boolean => {
  const next = text[end] ?? '';
  if (/[a-z/]/.test(next) || isDate(text, at)) return true;
  return last !== undefined && last.end === at && (last.kind === 'latin' || last.text === '/');
};

/** 一个项目专员: 个项目 is no unit where a longer known word begins within it. */
const spans = (lexicon: Lexicon, text: string, from: number, end: number): boolean =>
  from < end && (lexicon.longest(text, from)?.end ?? 0) > end;

const isDate = (text: string, at: number): boolean =>
  /^(?:(?:19|20)\d\d|\d\d?)[-./]\d\d?[-./]\d\d?|^20\d\d[-./]\d\d?(?!\d)|^\d{3,4}-\d{6,8}/.test(
    text.slice(at, at + 12),
  );

const skipSpaces = (text: string, at: number): number => {
  let next = at;
  while (text[next] === ' ') next += 1;
  return next;
};
