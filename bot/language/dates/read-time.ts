import { smallNumber } from './small-numbers.ts';

const HOUR =
  /(?<part>早上|上午|中午|下午|晚上|今晚|明晚|早|晚)?(?<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时|:)(?<rest>半|[0-5]\d|一刻|三刻)?(?!\d)/u;
const PARTS: Readonly<Record<string, string>> = {
  早: '09:00',
  上午: '09:00',
  中午: '13:30',
  下午: '14:00',
  晚: '17:00',
};
const MINUTES: Readonly<Record<string, string>> = { 半: '30', 一刻: '15', 三刻: '45' };

/** The time of day that is spoken of, `HH:MM`; null where none is. */
export const readTime = (text: string): string | null => clockTime(text) ?? partOfDay(text);

function clockTime(text: string): string | null {
  const { part = '', hour: said, rest } = HOUR.exec(text)?.groups ?? {};
  const hour = said === undefined ? null : smallNumber(said);
  if (hour === null || hour > 23) return null;
  const afternoon = /下午|晚|中午/u.test(part) && hour > 0 && hour < 12;
  const minutes = rest === undefined ? '00' : (MINUTES[rest] ?? rest);
  return `${String(afternoon ? hour + 12 : hour).padStart(2, '0')}:${minutes}`;
}

function partOfDay(text: string): string | null {
  const part = /早上|明早|上午|中午|下午|晚上|[今明]晚/u.exec(text)?.[0];
  if (part === undefined) return null;
  return PARTS[part] ?? PARTS[part.includes('晚') ? '晚' : '早']!;
}
