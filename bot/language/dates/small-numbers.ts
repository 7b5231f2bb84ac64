import { readNumeral } from '../counts/numerals.ts';

/** 两, 三五, 十来, 12: a number of days, weeks or months. */
export const SMALL = String.raw`\d{1,3}|[一二两俩三四五六七八九十几半来多]{1,4}`;

/** Of a vague number the larger: nobody minds being reminded a day later than they meant. */
export function smallNumber(words: string): number | null {
  if (/^[几来多]+$/.test(words)) return 3;
  if (/^[一二两俩三四五六七八九]{2}$/.test(words)) return digit(words[1]!);
  const read = readNumeral(words.replace(/[来多几]$/, ''), 0);
  return read === null || read.values.length === 0 ? null : Math.max(...read.values);
}

const digit = (sign: string): number | null => readNumeral(sign, 0)?.values[0] ?? null;
