import type { Entry } from './lexicon.ts';
import type { Numeral } from '../counts/numerals.ts';

/** A position in a list: 第二个 is at 2, 最后一个 at -1, 前三项 spans 1 to 3, 后两项 -2 to -1. */
export interface Position {
  from: number;
  to: number;
}

/** A stretch of the text with what it is: a known word, a number, a position, a name, punctuation or a gap. */
export interface Token {
  kind: string;
  text: string;
  start: number;
  end: number;
  entry: Entry;
  numeral?: Numeral;
  position?: Position;
}

const NOTHING: readonly never[] = [];
const BLANK: Entry = {
  kind: 'gap',
  org: false,
  title: false,
  measure: false,
  common: false,
  link: false,
  names: NOTHING,
  options: NOTHING,
  states: NOTHING,
  own: NOTHING,
  nouns: NOTHING,
  measures: NOTHING,
};

/** A token for a stretch of the text; without an entry it is no known word. */
export const makeToken = (
  kind: string,
  text: string,
  start: number,
  end: number,
  entry: Entry = BLANK,
): Token => ({
  kind,
  text: text.slice(start, end),
  start,
  end,
  entry,
});

/** Characters that mean nothing to this room, in Chinese or Latin letters; signs and emoji weigh nothing. */
export const unknownLength = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { kind, text }) => sum + (kind === 'gap' || kind === 'latin' ? text.length : 0), 0);

/** Whether some token is of one of the kinds. */
export const hasKind = (tokens: readonly Token[], ...kinds: readonly string[]): boolean =>
  tokens.some(({ kind }) => kinds.includes(kind));
