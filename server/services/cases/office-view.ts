import { calendarOf } from '../calendar/calendar-of.ts';
import { dayAt } from '../calendar/days.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import type { ReadOffice } from './ports.ts';

/** The office's choices as cases need them. */
export const createReadOffice =
  (settings: OfficeSettings): ReadOffice =>
  async () => {
    const chosen = await settings.read();
    const calendar = calendarOf(chosen);
    const between = remembering(calendar.workingDaysBetween);
    return {
      fourEyes: chosen.four_eyes,
      returnReasons: chosen.return_reasons.map(({ text }) => text),
      reviewDays: chosen.review.working_days,
      workingDaysBetween: (from, to) => between(dayAt(from), dayAt(to)),
      correctionDue: (now) => calendar.addWorkingDays(dayAt(now), chosen.correction.working_days).day,
    };
  };

type Between = (from: string, to: string) => { days: number; provisional: boolean };

/** A page of cases has few days: years are not counted again for each. */
function remembering(count: Between): Between {
  const known = new Map<string, ReturnType<Between>>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const there = known.get(key) ?? count(from, to);
    known.set(key, there);
    return there;
  };
}
