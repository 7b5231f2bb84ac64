import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { Notice } from './ports.ts';

export interface NoticeDays {
  startsOn: string;
  endsOn: string;
  /** A year without published holidays lies in between. */
  provisional: boolean;
}

/** So many whole working days: the day of publication counts for nothing, as objections could not be made on all of it. */
export function noticeDays(
  calendar: Pick<WorkingCalendar, 'addWorkingDays'>,
  startsOn: string,
  workingDays: number,
): NoticeDays {
  const { day, provisional } = calendar.addWorkingDays(startsOn, workingDays);
  return { startsOn, endsOn: day, provisional };
}

/** Over by the calendar, whether or not the clock that ends it has come by. A provisional end ends nothing. */
export const isOver = (
  { state, endsOn, provisional }: Pick<Notice, 'state' | 'endsOn' | 'provisional'>,
  today: string,
): boolean => state !== 'running' || (endsOn < today && !provisional);
