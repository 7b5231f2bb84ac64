import type { Entry, Lexicon } from './lexicon.ts';
import { readNumeral, startsNumeral } from '../counts/numerals.ts';
import { readNumber } from './token-numbers.ts';
import { readPosition } from './token-positions.ts';
import { readPerson } from './token-people.ts';
import { makeToken, type Token } from './token.ts';

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
      if (last && (endsClause(last) || isLongPause(text, token.start) || isPause(text, token.start, tokens)))
        tokens.push({ ...token, kind: 'comma' });
      continue;
    }
    if (last && isOneGap(last, token)) {
      tokens[tokens.length - 1] = makeToken('gap', text, last.start, token.end);
    } else tokens.push(token);
  }
  return tokens;
};

const CLOSING_KINDS = new Set(['done', 'ba', 'yes', 'pos', 'unsure', 'vague']);

/** A space after 了, 呢, 是的 and the like stands for a comma. */
const endsClause = ({ kind, text }: Token): boolean =>
  (CLOSING_KINDS.has(kind) && text !== '的' && text !== '好') ||
  (kind === 'have' && text.endsWith('了')) ||
  /[呢啊呀啦呗哈]$/.test(text);

const ASKS = /^(?:够|可以|行|能|怎么|是不是|要不要|对不|有没有|算不算)/;
const NUMERAL = /^[\d一二两三四五六七八九十几]/;

/** 在罗店 企业4家 高校1家: who types spaces for commas, but not before a number, nor between a number and its noun. */
const isPause = (text: string, at: number, tokens: readonly Token[]): boolean => {
  const next = text.slice(at + 1, at + 4);
  if (ASKS.test(next)) return tokens.length > 1;
  if (/[,。;]/.test(text) || NUMERAL.test(next) || (text.match(/\S +(?=\S)/g) ?? []).length < 2) return false;
  const from = tokens.findLastIndex(({ kind }) => kind === 'comma') + 1;
  const part = tokens.slice(from);
  const last = part.at(-1);
  const counted = last?.entry.measure === true && part.at(-2)?.kind === 'number';
  return counted ? part.some(({ entry }) => entry.nouns.length > 0) : last !== undefined;
};

const LONG_BEFORE = /[^\s,。?!;:、]{6,}$/;
const LONG_AFTER = /^[^\s,。?!;:、]{5,}/;

/** People who type no commas leave a space between clauses; between two short words it means nothing. */
const isLongPause = (text: string, at: number): boolean =>
  LONG_BEFORE.test(text.slice(Math.max(0, at - 8), at)) && LONG_AFTER.test(text.slice(at + 1, at + 8));

/** Single characters that are words of their own beside known words, but parts of a longer word beside unknown ones. */
const LOOSE = new Set(
  '问看说讲用去来让使大小新老上下中里内对给把被由从到以其该此数名天事记填人稳亲哥姐叫答请',
);

const LOOSE_VERBS = new Set('出投批排列兼当管跟攻磨跑填迁搬挑盯发颁改');

const isWordPart = ({ kind, text, entry }: Token): boolean =>
  kind === 'gap' ||
  (kind === 'soft' && LOOSE.has(text)) ||
  (LOOSE_VERBS.has(text) && entry.states.length === 0 && (kind === 'verb' || kind === 'list'));

const isOneGap = (last: Token, token: Token): boolean =>
  last.end === token.start &&
  isWordPart(last) &&
  isWordPart(token) &&
  (last.kind === 'gap' || token.kind === 'gap');

const readToken = (
  text: string,
  at: number,
  lexicon: Lexicon,
  before: readonly Token[],
  asking?: string,
): Token => {
  const sign = text[at]!;
  const mark = markAt(text, at);
  if (mark !== null) return makeToken(mark, text, at, at + 1);
  if (LATIN.test(sign)) return readLatin(text, at, lexicon);
  const word = readWord(text, at, lexicon, before, asking);
  const position = readPosition(text, at);
  return position && position.end >= word.end ? position : word;
};

const markAt = (text: string, at: number): string | null => {
  const sign = text[at]!;
  if (sign === ' ') return 'space';
  if (sign === '.') return text[at + 1] === '.' ? 'comma' : 'stop';
  return PUNCTUATION[sign] ?? null;
};

const readWord = (
  text: string,
  at: number,
  lexicon: Lexicon,
  before: readonly Token[],
  asking?: string,
): Token => {
  const sign = text[at]!;
  const word = longestWord(text, at, lexicon, before, asking);
  const numeral = startsNumeral(sign) ? readNumeral(text, at) : null;
  if (numeral && numeral.end >= (word?.end ?? 0)) return readNumber(text, at, numeral, lexicon, before);
  const known = word && wordToken(word, text, at, before.at(-1), asking);
  if (known && known.end > at + 1) return known;
  return readPerson(text, at, lexicon) ?? known ?? signToken(text, at);
};

const longestWord = (
  text: string,
  at: number,
  lexicon: Lexicon,
  before: readonly Token[],
  asking?: string,
): { entry: Entry; end: number } | null => {
  const measure = before.at(-1)?.kind === 'number' ? measureOf(text[at]!, lexicon, text, at) : null;
  return measure ?? lexicon.longest(text, at, asking);
};

const signToken = (text: string, at: number): Token =>
  makeToken(HAN.test(text[at]!) ? 'gap' : 'symbol', text, at, at + 1);

/** 条款 belongs to the agreement when that is asked, and 部分 after a number is a measure. */
const wordToken = (
  { entry, end }: { entry: Entry; end: number },
  text: string,
  at: number,
  last: Token | undefined,
  asking: string | undefined,
): Token => {
  const counted = last?.kind === 'number' || last?.kind === 'position';
  if (counted && PARTS.test(text.slice(at, end)))
    return makeToken('measure', text, at, end, { ...entry, measure: true });
  const own = entry.kind === 'foreign' && entry.own.includes(asking ?? '');
  return makeToken(own ? 'word' : entry.kind, text, at, end, entry);
};
const PARTS = /^(?:部分|大块|板块)$/;

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
  return entry ? makeToken(entry.kind, text, at, end, entry) : makeToken('latin', text, at, end);
};
