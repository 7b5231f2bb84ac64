import type { Entry, Lexicon } from './lexicon.ts';
import { readNumeral, startsNumeral, type Numeral } from './numerals.ts';

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
  nouns: NOTHING,
  measures: NOTHING,
};

const PUNCTUATION: Readonly<Record<string, string>> = {
  '。': 'stop',
  '!': 'stop',
  ';': 'stop',
  '\n': 'stop',
  '\r': 'stop',
  '?': 'asked',
  ',': 'comma',
  '…': 'comma',
  ':': 'colon',
  '、': 'list',
};
const LATIN = /^[a-z]$/;
const HAN = /^[\u3400-\u9fff]$/;
const FIRST_CIRCLED = 0x2460;
const LAST_CIRCLED = 0x2473;

const make = (kind: string, text: string, start: number, end: number, entry: Entry = BLANK): Token => ({
  kind,
  text: text.slice(start, end),
  start,
  end,
  entry,
});

/** Splits a normalised text into tokens: longest known word first, numbers where they stand, gaps for the rest. `asking`
 * is the topic of the pending question. */
export const tokenise = (text: string, lexicon: Lexicon, asking?: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = readToken(text, at, lexicon, tokens, asking);
    at = token.end;
    const last = tokens.at(-1);
    if (token.kind === 'space') {
      if (last && endsClause(last)) tokens.push({ ...token, kind: 'comma' });
      continue;
    }
    if (
      last &&
      last.end === token.start &&
      isWordPart(last) &&
      isWordPart(token) &&
      (last.kind === 'gap' || token.kind === 'gap')
    ) {
      tokens[tokens.length - 1] = make('gap', text, last.start, token.end);
    } else tokens.push(token);
  }
  return tokens;
};

const CLOSING_KINDS = new Set(['done', 'ba', 'yes', 'pos', 'unsure', 'vague']);

/** A space after 了, 呢, 是的 and the like stands for a comma. */
const endsClause = ({ kind, text }: Token): boolean =>
  (CLOSING_KINDS.has(kind) && text !== '的' && text !== '好') || /[呢啊呀啦呗哈]$/.test(text);

/** Single characters that are words of their own beside known words, but parts of a longer word beside unknown ones. */
const LOOSE = new Set(
  '问看说讲用去来让使大小新老上下中里内对给把被由从到以其该此数名天事记填人稳亲哥姐叫答请',
);

const isWordPart = ({ kind, text }: Token): boolean => kind === 'gap' || (kind === 'soft' && LOOSE.has(text));

const readToken = (
  text: string,
  at: number,
  lexicon: Lexicon,
  before: readonly Token[],
  asking?: string,
): Token => {
  const sign = text[at]!;
  if (sign === ' ') return make('space', text, at, at + 1);
  const mark = PUNCTUATION[sign];
  if (mark !== undefined) return make(mark, text, at, at + 1);
  if (sign === '.') return make(text[at + 1] === '.' ? 'comma' : 'stop', text, at, at + 1);
  if (LATIN.test(sign)) return readLatin(text, at, lexicon);
  const position = readPosition(text, at);
  if (position) return position;
  const last = before.at(-1);
  const word =
    (last?.kind === 'number' && measureOf(text[at]!, lexicon, text, at)) || lexicon.longest(text, at, asking);
  const numeral = startsNumeral(sign) ? readNumeral(text, at) : null;
  if (numeral && numeral.end >= (word?.end ?? 0)) return readNumber(text, at, numeral, lexicon, before);
  if (word) return make(word.entry.kind, text, at, word.end, word.entry);
  return make(HAN.test(sign) ? 'gap' : 'symbol', text, at, at + 1);
};

/** 3所以上 is 3所 and more, not 所以: right after a number a measure word comes first. */
const measureOf = (
  sign: string,
  lexicon: Lexicon,
  text: string,
  at: number,
): { entry: Entry; end: number } | null => {
  const entry = lexicon.exact(sign);
  if (!entry?.measure) return null;
  const longer = lexicon.longest(text, at)!.entry;
  const counts = longer.measure || longer.nouns.length + longer.names.length + longer.options.length > 0;
  return counts ? null : { entry, end: at + 1 };
};

const readLatin = (text: string, at: number, lexicon: Lexicon): Token => {
  let end = at;
  while (end < text.length && /[a-z0-9&]/.test(text[end]!)) end += 1;
  const entry = lexicon.exact(text.slice(at, end));
  return entry ? make(entry.kind, text, at, end, entry) : make('latin', text, at, end);
};

/** A number of something else (3个月, 500万元, 2025年, a telephone number) becomes `noise`. */
const readNumber = (
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
    return make('noise', text, at, alien);
  const glued = LATIN.test(text[numeral.end] ?? '') || text[numeral.end] === '/' || isDate(text, at);
  const last = before.at(-1);
  const tail = last !== undefined && last.end === at && (last.kind === 'latin' || last.text === '/');
  if (glued || tail || numeral.end - at >= 7) return make('noise', text, at, numeral.end);
  return { ...make('number', text, at, numeral.end), numeral };
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

const POSITION = /^(倒数)?第(\d{1,2}|[一二三四五六七八九十]{1,3})(?:个|项|种|条|类|点|款|家)?/;
const STRETCH = /^(前|头|前面|后|后面|最后)(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个|项|种|条|类|点)/;
const LAST = /^(?:最后(?:一)?(?:个|项|种|条|类)|末项|末尾那个)/;
const FIRST_SIGNS = new Set('第倒前头后最末');

const readPosition = (text: string, at: number): Token | null => {
  const code = text.charCodeAt(at);
  if (code >= FIRST_CIRCLED && code <= LAST_CIRCLED)
    return placed(text, at, at + 1, code - FIRST_CIRCLED + 1);
  if (!FIRST_SIGNS.has(text[at]!)) return null;
  const rest = text.slice(at, at + 12);
  const last = LAST.exec(rest);
  if (last) return placed(text, at, at + last[0].length, -1);
  const nth = POSITION.exec(rest);
  if (nth) {
    const value = readNumeral(nth[2]!, 0)?.values[0];
    return value === undefined ? null : placed(text, at, at + nth[0].length, nth[1] ? -value : value);
  }
  const stretch = STRETCH.exec(rest);
  const count = stretch && readNumeral(stretch[2]!, 0)?.values[0];
  if (!stretch || count === undefined) return null;
  const fromStart = /^[前头]/.test(stretch[1]!);
  const [from, to] = fromStart ? [1, count] : [-(count ?? 1), -1];
  return { ...make('position', text, at, at + stretch[0].length), position: { from, to: to ?? -1 } };
};

const placed = (text: string, start: number, end: number, value: number): Token => ({
  ...make('position', text, start, end),
  position: { from: value, to: value },
});

/** Characters that mean nothing to this room, in Chinese or Latin letters; signs and emoji weigh nothing. */
export const unknownLength = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { kind, text }) => sum + (kind === 'gap' || kind === 'latin' ? text.length : 0), 0);
