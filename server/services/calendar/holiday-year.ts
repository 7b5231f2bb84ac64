import { addDays } from './days.ts';

/** What the State Council published of one year: days off, and weekend days that are worked (调休). */
export interface HolidayYear {
  year: number;
  /** `YYYY-MM-DD`, or `YYYY-MM-DD..YYYY-MM-DD` for a run of days. */
  off: readonly string[];
  work: readonly string[];
}

/** Runs of days as single days. */
export function daysOf(runs: readonly string[]): string[] {
  return runs.flatMap((run) => {
    const [from, to = from] = run.split('..') as [string, string?];
    const days: string[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  });
}
