import { addDays, daysBetween, weekdayOf, yearOf } from './days.ts';
import { expectedDaysOff } from './expected.ts';
import { daysOf, type HolidayYear } from './holiday-year.ts';

interface Year {
  off: ReadonlySet<string>;
  work: ReadonlySet<string>;
}

/** Which days are worked: of years that are published as published, of others as can be expected. */
export function createWorkingDays(years: readonly HolidayYear[]) {
  const known = new Map(years.map(({ year, off, work }) => [year, kept(off, work)]));
  const expected = new Map<number, Year>();

  function yearFor(year: number): Year {
    const found = known.get(year) ?? expected.get(year);
    if (found !== undefined) return found;
    const made = kept(expectedDaysOff(year), []);
    expected.set(year, made);
    return made;
  }
  const knows = (year: number) => known.has(year);
  const working = (day: string): boolean => {
    const { off, work } = yearFor(yearOf(day));
    return work.has(day) || (weekdayOf(day) <= 5 && !off.has(day));
  };

  /** For each day of a year, the working days up to and with it: lists of cases count over years, line by line. */
  const tallies = new Map<number, readonly number[]>();
  function tallyOf(year: number): readonly number[] {
    const there = tallies.get(year);
    if (there !== undefined) return there;
    const tally: number[] = [];
    for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1))
      tally.push((tally.at(-1) ?? 0) + (working(day) ? 1 : 0));
    tallies.set(year, tally);
    return tally;
  }
  return {
    knows,
    working,
    /** Working days of its year up to and with a day. */
    workedUntil: (day: string): number => tallyOf(yearOf(day))[daysBetween(`${yearOf(day)}-01-01`, day)]!,
    workedIn: (year: number): number => tallyOf(year).at(-1)!,
    /** A day that may be wrong, and with it every count that steps over it. */
    guess: (day: string) => !knows(yearOf(day)),
  };
}

const kept = (off: readonly string[], work: readonly string[]): Year => ({
  off: new Set(daysOf(off)),
  work: new Set(daysOf(work)),
});
