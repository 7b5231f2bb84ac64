/** A number as it stands in a text: one exact value, or what it may mean. */
export interface Numeral {
  end: number;
  /** One value when exact; otherwise candidates, best first (may be empty). */
  values: readonly number[];
  exact: boolean;
  /** Written as a span with both ends, such as 1-4. */
  span: boolean;
}

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零〇一二三四五六七八九', ...'壹贰叁肆伍陆柒捌玖'].map((sign, index) => [
    sign,
    index < 2 ? 0 : index <= 10 ? index - 1 : index - 10,
  ]),
);
const FOLDED: Readonly<Record<string, number>> = { ...DIGITS, 两: 2, 俩: 2, 仨: 3 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };
const SPAN_SIGNS = new Set('-~到至—–');
const MORE_SIGNS = new Set('多几来余+');
const CHINESE = new Set('零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两俩仨十拾百佰千仟万廿卅几');

const isDigit = (sign: string | undefined): boolean => sign !== undefined && sign >= '0' && sign <= '9';

/** Whether a number can begin with this character. */
export const startsNumeral = (sign: string): boolean => isDigit(sign) || CHINESE.has(sign) || sign === '半';

const exactly = (value: number, end: number): Numeral => ({ end, values: [value], exact: true, span: false });
const perhaps = (values: readonly number[], end: number): Numeral => ({
  end,
  values,
  exact: false,
  span: false,
});

/** Reads the longest number at `from`, or null. Spans (3-4, 三到四), pairs (三四) and vague ones (十几, 10+) are not exact. */
export const readNumeral = (text: string, from: number): Numeral | null => {
  const first = readOne(text, from);
  if (first === null || !first.exact) return first;
  const sign = text[first.end];
  if (sign === undefined || !SPAN_SIGNS.has(sign)) return first;
  const second = readOne(text, first.end + 1);
  if (second === null || !second.exact) return first;
  return { end: second.end, values: [first.values[0]!, second.values[0]!], exact: false, span: true };
};

const readOne = (text: string, from: number): Numeral | null => {
  const sign = text[from];
  if (sign === undefined) return null;
  return isDigit(sign) ? readArabic(text, from) : readChinese(text, from);
};

const ARABIC = /\d+(?:\.\d+)?/y;
const FACTORS: Readonly<Record<string, number>> = { ...UNITS, 万: 10_000, 亿: 100_000_000 };

const readArabic = (text: string, from: number): Numeral => {
  ARABIC.lastIndex = from;
  const digits = ARABIC.exec(text)![0];
  const factor = FACTORS[text[from + digits.length] ?? ''];
  const end = from + digits.length + (factor === undefined ? 0 : 1);
  const value = Number(digits) * (factor ?? 1);
  if (MORE_SIGNS.has(text[end] ?? '')) return perhaps([value], end + 1);
  const odd = !Number.isSafeInteger(value) || /^0\d/.test(digits);
  return odd ? perhaps([], end) : exactly(value, end);
};

/** 半打, 一打, 两打. */
const dozens = (from: number, count: number): Numeral => exactly(count * 12, from + 1);

const readChinese = (text: string, from: number): Numeral | null => {
  if (text.startsWith('半打', from)) return dozens(from + 1, 0.5);
  let end = from;
  while (end < text.length && CHINESE.has(text[end]!)) end += 1;
  if (end === from) return null;
  const signs = text.slice(from, end);
  const vague = signs.includes('几');
  if (vague || /[多来余]/.test(text[end] ?? '')) return vagueNumber(signs, vague ? end : end + 1);
  return plainNumber(signs, end, text[end] === '打');
};

const plainNumber = (signs: string, end: number, inDozens: boolean): Numeral => {
  const pair = readPair(signs);
  if (pair) return perhaps(pair, end);
  const value = parseChineseNumber(signs);
  if (value === null) return perhaps([], end);
  return inDozens ? dozens(end, value) : exactly(value, end);
};

/** 十几 and 几十 have no value worth offering; 百来 and 二十多 have one. */
const vagueNumber = (signs: string, end: number): Numeral => {
  const bare = /^[百千]$/.test(signs) ? `一${signs}` : signs;
  const value = signs.includes('几') ? null : parseChineseNumber(bare);
  return perhaps(value === null ? [] : [value], end);
};

/** 三四, 三五, 十七八, 二三十: two neighbouring digits name two possible numbers. */
const readPair = (signs: string): readonly number[] | null => {
  const match = /^(.*?)([一二两三四五六七八九])([二三四五六七八九])([十百千]?)$/.exec(signs);
  if (!match) return null;
  const [, head = '', low = '', high = '', unit = ''] = match;
  if (FOLDED[high]! <= FOLDED[low]! || (head !== '' && !/[十百千]$/.test(head))) return null;
  const values = [low, high].map((digit) => parseChineseNumber(head + digit + unit));
  return values.every((value): value is number => value !== null) ? values : null;
};

/** 三, 十二, 一百零五, 一百二, 两千三, 廿一, 二〇二五; null when it is no well-formed number. */
export const parseChineseNumber = (signs: string): number | null => {
  if (signs.length > 1 && [...signs].every((sign) => DIGITS[sign] !== undefined)) {
    return positional(signs);
  }
  const [head, tail] = signs.includes('万') ? splitOnce(signs, '万') : ['', signs];
  const low = belowTenThousand(tail);
  if (head === '') return signs.startsWith('万') ? null : low;
  const high = belowTenThousand(head);
  if (high === null || low === null) return null;
  return high * 10_000 + (tail.length === 1 && low < 10 ? low * 1000 : low);
};

const positional = (signs: string): number | null =>
  /[零〇]/.test(signs.slice(1)) || signs.length > 2
    ? Number([...signs].map((sign) => DIGITS[sign]).join(''))
    : null;

const splitOnce = (text: string, sign: string): [string, string] => {
  const at = text.indexOf(sign);
  return [text.slice(0, at), text.slice(at + 1)];
};

const belowTenThousand = (signs: string): number | null => {
  let total = 0;
  let digit: number | null = null;
  let last = Infinity;
  for (const [index, sign] of [...signs].entries()) {
    const step = take(sign, digit, last, index);
    if (step === null) return null;
    total += step.add;
    digit = step.digit;
    last = step.last;
  }
  if (digit === null) return total;
  const implied = last !== Infinity && last > 10 && !/[零〇]/.test(signs) ? last / 10 : 1;
  return total + digit * implied;
};

interface Step {
  add: number;
  digit: number | null;
  last: number;
}

const take = (sign: string, digit: number | null, last: number, index: number): Step | null => {
  const value = FOLDED[sign];
  if (value === undefined) return takeUnit(sign, digit, last, index);
  if (value === 0) return { add: 0, digit: index === 0 ? 0 : null, last };
  return digit === null ? { add: 0, digit: value, last } : null;
};

const takeUnit = (sign: string, digit: number | null, last: number, index: number): Step | null => {
  const tens = TENS[sign];
  if (tens !== undefined) return digit === null && index === 0 ? { add: tens, digit: null, last: 10 } : null;
  const unit = UNITS[sign];
  if (unit === undefined || unit >= last || (digit === null && unit !== 10)) return null;
  return { add: (digit ?? 1) * unit, digit: null, last: unit };
};
