import { plusDays, yearOf } from './day-arithmetic.ts';

/** `MM-DD` of 春节 (初一), 清明, 端午 and 中秋, by year. */
export type MovingFeasts = Readonly<Record<number, readonly [string, string, string, string]>>;

/**
 * A public holiday: its first day, and the days that the law gives (全国年节及纪念日放假办法, 2024). How many more are made of it by
 * moving workdays is published year by year, and the calendar of the office's to know.
 */
interface Feast {
  name: string;
  said: string;
  /** Null for a year that is too far off. */
  first(year: number, moving: MovingFeasts): string | null;
  days: number;
}

const FEASTS: readonly Feast[] = [
  { name: '元旦', said: '元旦|新年|阳历年', first: (year) => `${year}-01-01`, days: 1 },
  {
    name: '春节',
    said: '春节|除夕|大年|新春|农历年|过年|年(?=放假|假)',
    first: (year, moving) => dayOf(moving, year, 0, -1),
    days: 4,
  },
  { name: '清明节', said: '清明', first: (year, moving) => dayOf(moving, year, 1), days: 1 },
  { name: '劳动节', said: '五一|劳动节|5\\.1', first: (year) => `${year}-05-01`, days: 2 },
  { name: '端午节', said: '端午', first: (year, moving) => dayOf(moving, year, 2), days: 1 },
  { name: '中秋节', said: '中秋', first: (year, moving) => dayOf(moving, year, 3), days: 1 },
  { name: '国庆节', said: '国庆|十一(?![月号日点天周个年])', first: (year) => `${year}-10-01`, days: 3 },
];

const HOLIDAY = '(?:节|小?长假|假期|放假|假日|假|那?几天)*';
const OVER = '(?:之?以?后|过了|过完|过后|一过|完了|放完|结束|收假|回来|上班|再|期间|里|这几天)';
const FINISHED = '(?:过完|过了|过|放完|忙完)';
/** Days by which people mean a holiday that they speak of as still ahead. */
const AHEAD = 3;

const AFTER_NAMED = FEASTS.map(
  ({ said }) =>
    new RegExp(`(?:${said})${HOLIDAY}${OVER}|(?<![超通经])${FINISHED}(?:${said.replace('|过年', '')})`, 'u'),
);
const BEFORE_NAMED = FEASTS.map(({ said }) => new RegExp(`(?:${said})${HOLIDAY}之?以?前`, 'u'));
const NAMED = FEASTS.map(({ said }) => new RegExp(said, 'u'));

/** 年后, 过完年: of the lunar year; 一年后 and 三年后 are spans of time. */
const AFTER_NEW_YEAR =
  /(?<![\d一二两三四五六七八九十几半多明今去前每])年(?:后|过完|过了)|(?:过完|过了|忙完)年|开年|开春/u;
const BEFORE_NEW_YEAR = /(?<![\d一二两三四五六七八九十几半多明今去每])年前/u;
/** 节后, 放完假: of whichever comes next. */
const AFTER_ANY =
  /节(?:假日)?(?:之?以?后|过了|过完)|放完假|放假(?:之?以?后|回来|结束)|(?:假期|长假)(?:之?以?后|过后|过了|结束)|收假|(?:过完|过了)(?:节|小?长假|假期|双节)|双节/u;
const BEFORE_ANY = /节(?:假日)?之?以?前|放假(?:之?以?前)/u;
const SPRING = FEASTS.find(({ name }) => name === '春节')!;

/** 大年初八, 过完元宵: days of the first lunar month. */
const FIRST_DAYS = /(?:大年|正月)?初(?<date>[一二三四五六七八九十])|(?<full>元宵|正月十五)/u;
const DAY_AFTER_FULL_MOON = 15;

/** What is known of the day on which it is said. */
export interface Now {
  /** `YYYY-MM-DD` in Shanghai. */
  today: string;
  moving: MovingFeasts;
}

export interface FeastRead {
  /** `YYYY-MM-DD`: the day after those that the law gives, or some days ahead of them. */
  day: string;
  /** The holiday whose end is waited for; null where a day ahead of it is meant. */
  feast: string | null;
}

/** The holiday that a message waits for, `refuses`: nothing is to come before it. Null where none is spoken of. */
export function readFeast(text: string, now: Now, refuses: boolean): FeastRead | null {
  const { date, full } = FIRST_DAYS.exec(text)?.groups ?? {};
  if (date !== undefined) return dayOfSpring(DIGITS.indexOf(date), now);
  if (full !== undefined) return dayOfSpring(DAY_AFTER_FULL_MOON, now);
  const past = feastIn(text, { named: AFTER_NAMED, newYear: AFTER_NEW_YEAR, any: AFTER_ANY }, now);
  if (past !== null) return endOf(past, now);
  const coming = feastIn(text, { named: BEFORE_NAMED, newYear: BEFORE_NEW_YEAR, any: BEFORE_ANY }, now);
  if (coming !== null) return refuses ? endOf(coming, now) : aheadOf(coming, now);
  const spoken = FEASTS[NAMED.findIndex((pattern) => pattern.test(text))];
  return refuses && spoken !== undefined ? endOf(spoken, now) : null;
}

interface Sides {
  /** One for each of FEASTS. */
  named: readonly RegExp[];
  newYear: RegExp;
  any: RegExp;
}

function feastIn(text: string, { named: own, newYear, any }: Sides, now: Now): Feast | null {
  const byName = FEASTS[own.findIndex((pattern) => pattern.test(text))];
  if (byName !== undefined) return byName;
  if (newYear.test(text)) return SPRING;
  return any.test(text) ? nextFeast(now) : null;
}

function dayAfter({ first, days }: Feast, year: number, { moving }: Now): string | null {
  const day = first(year, moving);
  return day === null ? null : plusDays(day, days);
}

/** The first end of it that lies ahead; null beyond what is known. */
function nextEnd(feast: Feast, now: Now): string | null {
  const year = yearOf(now.today);
  const day = dayAfter(feast, year, now);
  return day !== null && day > now.today ? day : dayAfter(feast, year + 1, now);
}

function endOf(feast: Feast, now: Now): FeastRead | null {
  const day = nextEnd(feast, now);
  return day === null ? null : { day, feast: feast.name };
}

function aheadOf(feast: Feast, now: Now): FeastRead | null {
  const end = nextEnd(feast, now);
  if (end === null) return null;
  const day = plusDays(end, -feast.days - AHEAD);
  return { day: day > now.today ? day : plusDays(now.today, 1), feast: null };
}

const DIGITS = '一二三四五六七八九十';

function dayOfSpring(daysOn: number, now: Now): FeastRead | null {
  const { today, moving } = now;
  const of = (year: number) => dayOf(moving, year, 0, daysOn);
  const day = [of(yearOf(today)), of(yearOf(today) + 1)].find((one) => one !== null && one > today);
  return day == null ? null : { day, feast: null };
}

const FAR = '9999-12-31';
const nextFeast = (now: Now): Feast =>
  FEASTS.reduce((soonest, feast) =>
    (nextEnd(feast, now) ?? FAR) < (nextEnd(soonest, now) ?? FAR) ? feast : soonest,
  );

function dayOf(moving: MovingFeasts, year: number, which: 0 | 1 | 2 | 3, days = 0): string | null {
  const day = moving[year]?.[which];
  return day === undefined ? null : plusDays(`${year}-${day}`, days);
}
