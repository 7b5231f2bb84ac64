import type { Settings } from '../../contract/office-settings.ts';
import { createCalendar, type WorkingCalendar } from './calendar.ts';
import { PUBLISHED_YEARS } from './published.ts';

/** The calendar that the office goes by: the years that the program knows, and those that an administrator has entered. */
export const calendarOf = ({ holidays }: Pick<Settings, 'holidays'>): WorkingCalendar =>
  createCalendar([...PUBLISHED_YEARS, ...holidays]);
