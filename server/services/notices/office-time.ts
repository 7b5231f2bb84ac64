import { calendarOf } from '../calendar/calendar-of.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import type { OfficeTime } from './ports.ts';

/** What a notice needs of the office's settings. */
export interface OfficeNow extends OfficeTime {
  /** Contact id of who is told what has no officer yet; null: nobody is named. */
  duty: string | null;
}

/** Milliseconds for which a setting may be out of date: thousands of notices ask within a minute. */
const KEPT = 3_000;

/** @param clock milliseconds of any beginning, never set back */
export function createOfficeNow(settings: OfficeSettings, clock: () => number): () => Promise<OfficeNow> {
  let kept: { at: number; office: Promise<OfficeNow> } | null = null;
  return () => {
    if (kept !== null && clock() - kept.at < KEPT) return kept.office;
    const office = read(settings);
    kept = { at: clock(), office };
    // What could not be read is asked for anew.
    office.catch(() => (kept = null));
    return office;
  };
}

async function read(settings: OfficeSettings): Promise<OfficeNow> {
  const { hours, holidays, duty } = await settings.read();
  const calendar = calendarOf({ holidays });
  return { next: (now) => calendar.nextOfficeMoment(now, hours).at, duty: duty.officer };
}
