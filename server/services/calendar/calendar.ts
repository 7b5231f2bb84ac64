import { addDays, dayAt, momentOf, timeAt, yearOf } from './days.ts';
import type { HolidayYear } from './holiday-year.ts';
import { createWorkingDays } from './working-days.ts';

/** `HH:MM` to `HH:MM` of a working day, the end not included. */
export interface OfficeHours {
  from: string;
  to: string;
}

/** An answer that rests on a year without published holidays is provisional: say 预计 with it. */
export interface Provisional {
  provisional: boolean;
}

export interface WorkingCalendar {
  /** Whether the holidays of a year are published. */
  knows(year: number): boolean;
  isWorkingDay(day: string): { working: boolean } & Provisional;
  /**
   * The `count`th working day after a day, before it for a negative count. 0: the day itself, or the next working day.
   * A period of n working days that begins with a day ends on `addWorkingDays(day, n - 1)` where that day is a working day.
   */
  addWorkingDays(day: string, count: number): { day: string } & Provisional;
  /** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
  workingDaysBetween(from: string, to: string): { days: number } & Provisional;
  /** The first moment from `now` on that lies in office hours of a working day. */
  nextOfficeMoment(now: Date, hours: readonly OfficeHours[]): { at: Date } & Provisional;
}

/** The same year given twice: the later one holds, so an administrator's entry corrects what was shipped. */
export function createCalendar(years: readonly HolidayYear[]): WorkingCalendar {
  const { knows, working, guess, workedUntil, workedIn } = createWorkingDays(years);

  function addWorkingDays(day: string, count: number) {
    const step = count < 0 ? -1 : 1;
    let at = day;
    let provisional = guess(at);
    const move = () => {
      at = addDays(at, step);
      provisional ||= guess(at);
    };
    if (count === 0) while (!working(at)) move();
    for (let left = Math.abs(count); left > 0;) {
      move();
      if (working(at)) left -= 1;
    }
    return { day: at, provisional };
  }

  function workingDaysBetween(from: string, to: string): { days: number } & Provisional {
    if (to < from) {
      const { days, provisional } = workingDaysBetween(to, from);
      return { days: -days, provisional };
    }
    let days = workedUntil(to) - workedUntil(from);
    let provisional = guess(to);
    for (let year = yearOf(from); year < yearOf(to); year += 1) {
      days += workedIn(year);
      provisional ||= !knows(year);
    }
    return { days, provisional };
  }

  function nextOfficeMoment(now: Date, hours: readonly OfficeHours[]) {
    const sorted = hours.toSorted((a, b) => a.from.localeCompare(b.from));
    if (sorted.length === 0) throw new RangeError('an office without hours is never open');
    const today = dayAt(now);
    if (working(today)) {
      const time = timeAt(now);
      const open = sorted.find(({ to }) => time < to);
      if (open)
        return { at: time >= open.from ? now : momentOf(today, open.from), provisional: guess(today) };
    }
    const { day, provisional } = addWorkingDays(today, 1);
    return { at: momentOf(day, sorted[0]!.from), provisional };
  }

  return {
    knows,
    isWorkingDay: (day) => ({ working: working(day), provisional: guess(day) }),
    addWorkingDays,
    workingDaysBetween,
    nextOfficeMoment,
  };
}
