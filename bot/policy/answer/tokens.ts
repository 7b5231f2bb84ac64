import { FILLERS, QUESTION_KINDS } from './question-words.ts';

/** What a question is made of: each token once. `@` a matter of the pack, `?` a kind of question, `#` a number, else characters. */
export type Tokens = ReadonlySet<string>;
export type Tokenizer = (text: string) => Tokens;

const FILLER = '';
const NUMBER =
  /^(\d+|[零一二两三四五六七八九十百俩仨]+)多?(家|加(?!起|上|一|强|快|入)|个|所|名|位|年|项|天|月|份|人|间|万|亿|批|次|岁|%|分|页|件|条|种|字|号|成)/;
const DIGITS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  两: '2',
  俩: '2',
  三: '3',
  仨: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
};

/**
 * Cuts a question into tokens by the longest known word from each place on; what no word explains becomes pairs of
 * neighbouring characters. `synonyms` gives the words of each matter, by its name.
 */
export function createTokenizer(synonyms: Readonly<Record<string, readonly string[]>>): Tokenizer {
  const words = new Map<string, string>();
  const add = (kind: string, list: readonly string[]) => list.forEach((word) => words.set(fold(word), kind));
  add(FILLER, FILLERS);
  for (const [kind, list] of Object.entries(QUESTION_KINDS)) add(`?${kind}`, list);
  for (const [matter, list] of Object.entries(synonyms)) add(`@${matter}`, [matter, ...list]);
  const longest = Math.max(...[...words.keys()].map((word) => word.length));
  return (text) => cut(fold(text), words, longest);
}

/** Full-width to half-width, lower case, no spaces. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

function cut(text: string, words: ReadonlyMap<string, string>, longest: number): Tokens {
  const tokens = new Set<string>();
  let unknown = '';
  const flush = () => {
    for (const pair of pairs(unknown)) tokens.add(pair);
    unknown = '';
  };
  for (let at = 0; at < text.length;) {
    const number = numberAt(text, at);
    const word = number ? null : wordAt(text, at, words, longest);
    if (number) {
      flush();
      number.tokens.forEach((token) => tokens.add(token));
      at += number.length;
    } else if (word !== null) {
      flush();
      if (words.get(word) !== FILLER) tokens.add(words.get(word)!);
      at += word.length;
    } else {
      const char = text[at]!;
      if (/[\p{L}\p{N}]/u.test(char)) unknown += char;
      else flush();
      at += 1;
    }
  }
  flush();
  return tokens;
}

function wordAt(
  text: string,
  at: number,
  words: ReadonlyMap<string, string>,
  longest: number,
): string | null {
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    if (words.has(word)) return word;
  }
  return null;
}

/** A number with its measure says both how many and of what kind: 3家 is `#3` and `#家`. */
function numberAt(text: string, at: number): { tokens: string[]; length: number } | null {
  const found = NUMBER.exec(text.slice(at, at + 8));
  if (!found) return null;
  const value = [...found[1]!].length > 1 ? found[1]! : (DIGITS[found[1]!] ?? found[1]!);
  // 加 after a number is 家 as dictation hears it.
  const measure = found[2] === '加' ? '家' : found[2];
  return { tokens: [`#${value}`, `#${measure}`], length: found[0].length };
}

function pairs(run: string): string[] {
  const chars = [...run];
  if (chars.length < 2) return chars;
  return chars.slice(1).map((char, index) => chars[index]! + char);
}
