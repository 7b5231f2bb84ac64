import type { OfficeSettings } from '../settings/ports.ts';
import { calendarOf } from './calendar-of.ts';
import { addDays, dayAt, weekdayOf, yearOf } from './days.ts';

export interface WatchCalendarParts {
  settings: OfficeSettings;
  /** Tells administrators; the same key is told once. */
  tell: (notice: { key: string; event: string; data: { year: number } }, at: Date) => Promise<void>;
  clock: () => number;
}

/** The State Council publishes the next year's holidays around this month. */
const EXPECTED_FROM = '11-01';

/** Years that the office needs now and whose holidays are not known to it. */
export function missingYears(knows: (year: number) => boolean, today: string): number[] {
  const year = yearOf(today);
  const needed = today.slice(5) >= EXPECTED_FROM ? [year, year + 1] : [year];
  return needed.filter((each) => !knows(each));
}

/** Once a week, until an administrator has entered it, says which year's holidays are missing. */
export async function watchCalendar({ settings, tell, clock }: WatchCalendarParts): Promise<void> {
  const now = new Date(clock());
  const calendar = calendarOf(await settings.read());
  const today = dayAt(now);
  const monday = addDays(today, 1 - weekdayOf(today));
  for (const year of missingYears(calendar.knows, today))
    await tell({ key: `calendar ${year} ${monday}`, event: 'calendar_unknown', data: { year } }, now);
}
