import { describe, expect, it } from 'vitest';
import { parseChineseNumber, readNumeral } from '../../bot/language/counts/numerals.ts';

describe('a count in a text', () => {
  it.each([
    ['3家', 3],
    ['两家', 2],
    ['俩', 2],
    ['仨', 3],
    ['两百', 200],
    ['廿', 20],
    ['廿一', 21],
    ['〇', 0],
    ['叁', 3],
    ['一打', 12],
    ['半打', 6],
    ['1.5万', 15000],
    ['一百零五', 105],
    ['一百二', 120],
    ['两千三', 2300],
    ['三十五', 35],
    ['一万', 10000],
    ['十二', 12],
    ['二〇二五', 2025],
  ])('reads %s as exactly %i', (text, value) => {
    expect(readNumeral(text, 0)).toMatchObject({ values: [value], exact: true });
  });

  it.each([
    ['3-4家', [3, 4]],
    ['三四家', [3, 4]],
    ['三到四家', [3, 4]],
    ['三五家', [3, 5]],
    ['十七八', [17, 18]],
    ['二三十', [20, 30]],
    ['10+', [10]],
    ['百来家', [100]],
    ['二十多家', [20]],
    ['十几家', []],
    ['几家', []],
    ['三三', []],
    ['03', []],
  ])('offers %s only as what it may mean', (text, values) => {
    expect(readNumeral(text, 0)).toMatchObject({ values, exact: false });
  });

  it('reads back every number that is written out in digits of Chinese', () => {
    const digits = '零一二三四五六七八九';
    const units = ['', '十', '百', '千'];
    const write = (value: number): string => {
      const signs = [...String(value)].map(Number);
      const written = signs
        .map((digit, at) => (digit ? digits[digit]! + units[signs.length - 1 - at]! : '零'))
        .join('');
      return written.replace(/零+/g, '零').replace(/零$/, '') || '零';
    };
    for (let value = 0; value <= 9999; value += 1) expect(parseChineseNumber(write(value))).toBe(value);
  });

  it('takes no malformed number for one', () => {
    for (const signs of ['十百', '百千', '一二十', '三百百']) expect(parseChineseNumber(signs)).toBeNull();
  });
});
