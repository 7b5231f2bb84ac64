import type { Token } from '../words/token.ts';

const ITEM_MEASURES = new Set([
  '个',
  '项',
  '条',
  '种',
  '点',
  '类',
  '部分',
  '章',
  '块',
  '大块',
  '板块',
  '个部分',
  '项内容',
  '条内容',
]);

/**
 * The numbers (from 1) that a token points at in a list of `size`: 第二个, 最后一个, 前三项, ②, 2, B. Null when the token is no
 * position; an empty list when it points outside.
 */
export const positionsOf = (
  tokens: readonly Token[],
  index: number,
  size: number,
): readonly number[] | null => {
  const token = tokens[index]!;
  if (token.position)
    return between(fromEnd(token.position.from, size), fromEnd(token.position.to, size), size);
  if (token.kind === 'latin' && token.text.length === 1) {
    const value = token.text.charCodeAt(0) - 96;
    return between(value, value, size);
  }
  if (!token.numeral || followedByMeasure(tokens, index)) return null;
  const { values, span, exact } = token.numeral;
  if (tokens.length === 1 && isRow(token.text, size)) return [...token.text].map(Number);
  if (span) return between(values[0]!, values[1]!, size);
  return exact ? between(values[0]!, values[0]!, size) : [];
};

/** 234, 1237: the digits of several, in their order. */
const isRow = (text: string, size: number): boolean =>
  /^[1-9]{2,9}$/.test(text) &&
  Number(text) > size &&
  [...text].every((digit, at) => Number(digit) <= size && (at === 0 || digit > text[at - 1]!));

const followedByMeasure = (tokens: readonly Token[], index: number): boolean => {
  const next = tokens[index + 1];
  return next !== undefined && (next.entry.measure || next.entry.measures.length > 0);
};

const fromEnd = (value: number, size: number): number => (value < 0 ? size + value + 1 : value);

const between = (from: number, to: number, size: number): readonly number[] =>
  from < 1 || to > size || to < from || !Number.isInteger(from)
    ? []
    : Array.from({ length: to - from + 1 }, (_, step) => from + step);

/** How many items a token counts (五项, 7个), or null. */
export const itemCount = (tokens: readonly Token[], index: number): number | null => {
  const { numeral } = tokens[index]!;
  const next = tokens[index + 1];
  return numeral?.exact && next !== undefined && ITEM_MEASURES.has(next.text) ? numeral.values[0]! : null;
};
