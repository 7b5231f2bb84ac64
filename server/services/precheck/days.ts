import { fold } from '../../../bot/language/words/simplified.ts';

/** A date as it is written somewhere. */
export interface WrittenDay {
  from: number;
  to: number;
  written: string;
  /** YYYY-MM-DD; null for a day that no calendar has. */
  day: string | null;
}

const DIGIT = '零〇○一二三四五六七八九';
const WRITTEN = new RegExp(
  [
    // A line of a page may end within a number.
    '(?<y1>(?:\\d\\n?){3}\\d)\\s*年\\s*(?<m1>\\d\\n?\\d?)\\s*月\\s*(?<d1>\\d\\n?\\d?)\\s*日',
    '(?<![\\d.])(?<y2>20\\d{2})\\s*([-/.])\\s*(?<m2>\\d{1,2})\\s*\\5\\s*(?<d2>\\d{1,2})(?![\\d.])',
    '(?<y3>二\\n?(?:[零〇○一二三四五六七八九]\\n?){3})\\s*年\\s*(?<m3>(?:[一二三四五六七八九十]\\n?){1,3})\\s*月\\s*(?<d3>(?:[一二三四五六七八九十廿]\\n?){1,3})\\s*日',
  ].join('|'),
  'g',
);

/** Every date written out in full. `text` is folded. */
export function daysIn(text: string): WrittenDay[] {
  return [...fold(text).matchAll(WRITTEN)].map((found) => {
    const { y1, y2, y3, m1, m2, m3, d1, d2, d3 } = found.groups!;
    const year = y3 === undefined ? plain(y1 ?? y2!) : yearOf(y3);
    const month = m3 === undefined ? plain(m1 ?? m2!) : numberOf(m3);
    const day = d3 === undefined ? plain(d1 ?? d2!) : numberOf(d3);
    const written = found[0].replace(/\s/g, '');
    return { from: found.index, to: found.index + found[0].length, written, day: real(year, month, day) };
  });
}

const plain = (signs: string): number => Number(signs.replace(/\s/g, ''));

const yearOf = (signs: string): number =>
  Number([...signs.replace(/\s/g, '')].map((sign) => Math.max(0, DIGIT.indexOf(sign) - 2)).join(''));

/** 一 to 三十一. */
function numberOf(signs: string): number {
  const digit = (sign: string | undefined) => (sign ? Math.max(0, DIGIT.indexOf(sign) - 2) : 0);
  const text = signs.replace(/\s/g, '').replace('廿', '二十');
  const ten = text.indexOf('十');
  if (ten < 0) return digit(text);
  return (ten === 0 ? 1 : digit(text[0])) * 10 + digit(text[ten + 1]);
}

function real(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}
