import type { Annual } from '../../../bot/policy/annual-schema.ts';
import type { LifeState } from '../../contract/life.ts';
import { addDays, addYears, dayAt, yearOf } from '../calendar/days.ts';
import { fieldsOf } from './fields.ts';
import type { Values } from './ports.ts';

/** A report that is opened late is not due before people have had this many days for it. */
const LEAST_DAYS = 30;

/** The year that is reported on now: the one before this one, from 1 January in Shanghai. */
export const yearReportedOn = (now: Date): number => yearOf(dayAt(now)) - 1;

const LEAP_YEAR = 2024;

/** @param due the office's day for it, `MM-DD` */
export function dueOnFor(year: number, due: string, now: Date): string {
  const chosen = addYears(`${LEAP_YEAR}-${due}`, year + 1 - LEAP_YEAR);
  const soonest = addDays(dayAt(now), LEAST_DAYS);
  return chosen < soonest ? soonest : chosen;
}

/** A filing as the opening judges it; days are of Shanghai. */
export interface FilingLife {
  filedOn: string;
  validUntil: string;
  endedOn: string | null;
  state: LifeState;
}

/**
 * Whether a report of the year is owed for a filing: it ran on some day of it, be it that it expired since. A cancelled one reports nothing
 * any more, and one that was renewed within the year is reported on by the filing that took its place.
 */
export function owesReport({ filedOn, validUntil, endedOn, state }: FilingLife, year: number): boolean {
  const lastDay = `${year}-12-31`;
  const end = endedOn !== null && endedOn < validUntil ? endedOn : validUntil;
  if (state === 'cancelled' || filedOn > lastDay || end < `${year}-01-01`) return false;
  return !(state === 'renewed' && endedOn !== null && endedOn <= lastDay);
}

/** What a new report begins with: what last year's said, of the fields that there still are, for people to confirm or replace. */
export function prefilled(annual: Annual, lastYear: Values | null): Values {
  if (lastYear === null) return {};
  const known = fieldsOf(annual).filter(({ id, type }) => {
    const value = lastYear[id];
    return typeof value === (type === 'count' || type === 'amount' ? 'number' : 'string');
  });
  return Object.fromEntries(known.map(({ id }) => [id, lastYear[id]!]));
}
