import { addDays } from './days.ts';
import { daysOf } from './holiday-year.ts';

/** 春节 (初一), 清明, 端午, 中秋 of the years to come: the moon is known long before the holidays are published. */
const MOVING: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-05', '06-14', '09-20'],
};

/**
 * Days that are off in a year whose holidays are not published: those that the law names and those that have been off around
 * them every year since 2025. Which weekends are worked nobody can know: none is.
 */
export function expectedDaysOff(year: number): readonly string[] {
  const fixed = [`${year}-01-01`, `${year}-05-01..${year}-05-05`, `${year}-10-01..${year}-10-07`];
  const moving = MOVING[year];
  if (moving === undefined) return daysOf(fixed);
  const [spring, ...others] = moving.map((day) => `${year}-${day}`) as [string, ...string[]];
  return daysOf([...fixed, `${addDays(spring, -1)}..${addDays(spring, 6)}`, ...others]);
}
