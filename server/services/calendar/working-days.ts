import { weekdayOf, yearOf } from './days.ts';
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
  return {
    knows,
    working(day: string): boolean {
      const { off, work } = yearFor(yearOf(day));
      return work.has(day) || (weekdayOf(day) <= 5 && !off.has(day));
    },
    /** A day that may be wrong, and with it every count that steps over it. */
    guess: (day: string) => !knows(yearOf(day)),
  };
}

const kept = (off: readonly string[], work: readonly string[]): Year => ({
  off: new Set(daysOf(off)),
  work: new Set(daysOf(work)),
});
