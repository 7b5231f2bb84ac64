import { dateOf, dayOfMonth, monthOf, plusDays, weekday, yearOf } from './day-arithmetic.ts';
import { SMALL, smallNumber } from './small-numbers.ts';

type Groups = Readonly<Record<string, string | undefined>>;
/** The day that a pattern means; null: none that lies ahead. */
type Meaning = (found: Groups, today: string) => string | null;

const N = `(?<n>${SMALL})`;
const WEEK = '(?:周|星期|礼拜)';
const WEEKDAYS = '一二三四五六日';

const MONTH = '\\d{1,2}|[一二三四五六七八九十]{1,2}';
const PARTS: Readonly<Record<string, number>> = {
  ...{ 初: 1, 上旬: 1, 中旬: 15, 中: 15, 下旬: 21, 底: 31, 末: 31 },
};
const PART = Object.keys(PARTS).join('|');

/** The first that fits holds: the more exact ones stand first. */
const PATTERNS: readonly [RegExp, Meaning][] = [
  [
    /(?<year>20\d\d)[年./-](?<month>\d{1,2})[月./-](?<date>\d{1,2})/u,
    ({ year, month, date }, today) => ahead(exact(year, month, date), today),
  ],
  [
    named(
      `(?<later>明年)?(?<month>${MONTH})月(?:份)?(?<date>\\d{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)?`,
    ),
    monthAndDate,
  ],
  [named(`(?<month>${MONTH})月(?:份)?(?<part>${PART})`), partOfNamedMonth],
  [
    named(`(?<which>下下|下|这|本)个?月(?<date>\\d{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)`),
    dateOfNearMonth,
  ],
  [named(`(?<which>下下|下|这|本)?个?月(?<part>${PART})`), partOfNearMonth],
  [named(`(?<which>下下|下|这|本)?个?${WEEK}(?<day>[一二三四五六日天末1-7])(?![个天周])`), dayOfWeek],
  [named(`(?:过|再过|等|隔|等过)${N}(?<unit>个?天|日|个?工作日|个?${WEEK}|个月|年)`), after],
  [named(`${N}(?<unit>个?天|日|个?工作日|个?${WEEK}|个月|年)(?:以后|之后|过后|后|再)`), after],
  [
    named(`(?<which>下下|下)个?${WEEK}`),
    ({ which }, today) => plusDays(today, 8 - weekday(today) + (which === '下下' ? 7 : 0)),
  ],
  [
    /(?<which>下下|下)个?月/u,
    ({ which }, today) => dayOfMonth(yearOf(today), monthOf(today) + (which === '下下' ? 2 : 1), 1),
  ],
  [named(`(?<later>明年)?(?<month>${MONTH})月`), monthAlone],
  [/(?<part>[上中下]旬)/u, partOfNearMonth],
  [/下个?季度?/u, (_, today) => dayOfMonth(yearOf(today), Math.ceil(monthOf(today) / 3) * 3 + 1, 1)],
  [/大后[天儿日]/u, (_, today) => plusDays(today, 3)],
  [/后[天儿日]/u, (_, today) => plusDays(today, 2)],
  [/明[天儿日早晚]|隔天|第二天|次日/u, (_, today) => plusDays(today, 1)],
  [/今[天儿日晚]|晚上|下午|中午|待会儿?|等会儿?|一会儿/u, (_, today) => today],
  [/(?<![\d月])(?<date>\d{1,2}|[一二三四五六七八九十]{1,3})(?:号|日)(?!线|楼|院)/u, dateAlone],
  [/明年(?:年?初)?(?!\d)/u, (_, today) => `${yearOf(today) + 1}-01-04`],
  [/年底|年末/u, (_, today) => `${yearOf(today)}-12-31`],
  [/过(?:一)?(?:阵子|阵|段时间|段日子)/u, (_, today) => plusDays(today, 7)],
  [
    /改天|改日|回头|晚点|晚些|晚一点|迟点|过后|有空|有时间|缓一?缓|缓几天|以后|先放/u,
    (_, today) => plusDays(today, 3),
  ],
];

/** The day that is spoken of, seen from today (`YYYY-MM-DD`); null where none is, or none that lies ahead. */
export function readDay(text: string, today: string): string | null {
  for (const [pattern, meaning] of PATTERNS) {
    const found = pattern.exec(text);
    if (found !== null) return meaning(found.groups ?? {}, today);
  }
  return null;
}

function named(source: string): RegExp {
  return new RegExp(source, 'u');
}

const ahead = (day: string | null, today: string): string | null =>
  day !== null && day >= today ? day : null;

function exact(year = '', month = '', date = ''): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null;
}

function monthAndDate({ later, month = '', date = '' }: Groups, today: string): string | null {
  const [inMonth, on] = [smallNumber(month), smallNumber(date)];
  if (inMonth === null || on === null) return null;
  const of = (year: number) => exact(String(year), String(inMonth), String(on));
  const year = yearOf(today) + (later ? 1 : 0);
  return ahead(of(year), today) ?? of(year + 1);
}

function partOfNamedMonth({ month = '', part = '' }: Groups, today: string): string | null {
  const inMonth = smallNumber(month);
  if (inMonth === null || inMonth < 1 || inMonth > 12) return null;
  const of = (year: number) => dayOfMonth(year, inMonth, PARTS[part]!);
  return ahead(of(yearOf(today)), today) ?? of(yearOf(today) + 1);
}

/** Its first day; of the month that it is now, nobody can say. */
function monthAlone({ later, month = '' }: Groups, today: string): string | null {
  const inMonth = smallNumber(month);
  if (inMonth === null || inMonth < 1 || inMonth > 12) return null;
  if (!later && inMonth === monthOf(today)) return null;
  return dayOfMonth(yearOf(today) + (later || inMonth < monthOf(today) ? 1 : 0), inMonth, 1);
}

const MONTHS_ON: Readonly<Record<string, number>> = { 下下: 2, 下: 1 };

function dateOfNearMonth({ which = '', date = '' }: Groups, today: string): string | null {
  const on = smallNumber(date);
  if (on === null || on < 1 || on > 31) return null;
  return ahead(dayOfMonth(yearOf(today), monthOf(today) + (MONTHS_ON[which] ?? 0), on), today);
}

function partOfNearMonth({ which = '', part = '' }: Groups, today: string): string {
  const of = (months: number) => dayOfMonth(yearOf(today), monthOf(today) + months, PARTS[part]!);
  const day = of(MONTHS_ON[which] ?? 0);
  return day > today ? day : of((MONTHS_ON[which] ?? 0) + 1);
}

/** 周三 said on a Wednesday is the next one; 这周三 that is over is none. */
function dayOfWeek({ which, day = '' }: Groups, today: string): string | null {
  const wanted = { 天: 7, 末: 6 }[day] ?? (WEEKDAYS.indexOf(day) + 1 || Number(day));
  const inThisWeek = plusDays(today, wanted - weekday(today));
  if (which === '下') return plusDays(inThisWeek, 7);
  if (which === '下下') return plusDays(inThisWeek, 14);
  if (which !== undefined) return ahead(inThisWeek, today);
  return inThisWeek > today ? inThisWeek : plusDays(inThisWeek, 7);
}

function after({ n = '', unit = '' }: Groups, today: string): string | null {
  if (n === '半') return unit.endsWith('月') ? plusDays(today, 15) : null;
  const count = smallNumber(n);
  if (count === null) return null;
  if (unit.endsWith('工作日')) return plusWorkdays(today, count);
  if (/[周期拜]$/u.test(unit)) return plusDays(today, count * 7);
  if (unit.endsWith('月')) return dayOfMonth(yearOf(today), monthOf(today) + count, dateOf(today));
  if (unit === '年') return dayOfMonth(yearOf(today) + count, monthOf(today), dateOf(today));
  return plusDays(today, count);
}

/** Monday to Friday: holidays are the office's to know, which moves the day on. */
function plusWorkdays(today: string, count: number): string {
  let day = today;
  for (let left = count; left > 0;) {
    day = plusDays(day, 1);
    if (weekday(day) <= 5) left -= 1;
  }
  return day;
}

function dateAlone({ date = '' }: Groups, today: string): string | null {
  const on = smallNumber(date);
  if (on === null || on < 1 || on > 31) return null;
  const of = (months: number) => dayOfMonth(yearOf(today), monthOf(today) + months, on);
  return of(0) > today ? of(0) : of(1);
}
