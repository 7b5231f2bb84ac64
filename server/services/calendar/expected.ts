import { MOVING_FEASTS } from '../../../bot/policy/moving-feasts.ts';
import { addDays } from './days.ts';
import { daysOf } from './holiday-year.ts';

/**
 * Days that are off in a year whose holidays are not published: those that the law names and those that have been off around
 * them every year since 2025. Which weekends are worked nobody can know: none is.
 */
export function expectedDaysOff(year: number): readonly string[] {
  const fixed = [`${year}-01-01`, `${year}-05-01..${year}-05-05`, `${year}-10-01..${year}-10-07`];
  const moving = MOVING_FEASTS[year];
  if (moving === undefined) return daysOf(fixed);
  const [spring, ...others] = moving.map((day) => `${year}-${day}`) as [string, ...string[]];
  return daysOf([...fixed, `${addDays(spring, -1)}..${addDays(spring, 6)}`, ...others]);
}
