import type { FilingPolicy } from '../../../bot/policy/filing-schema.ts';
import type { LifeState } from '../../contract/life.ts';
import { addDays, addYears } from '../calendar/days.ts';

/** A validity of n years from a day ends on the day before its anniversary. */
const yearsFrom = (day: string, years: number): string => addDays(addYears(day, years), -1);

/** What the office would give, and the most that the policy allows. */
export function validityFrom(filedOn: string, { filing }: FilingPolicy, officeYears: number) {
  const most = filing.validity.years_at_most;
  return {
    filedOn,
    proposed: yearsFrom(filedOn, Math.min(officeYears, most)),
    latest: yearsFrom(filedOn, most),
    yearsAtMost: most,
    clauses: [...filing.validity.clauses],
  };
}

export type FilingStatus = 'valid' | 'expired' | 'renewed' | 'cancelled';

/** How a filing stands on a day, whether or not the clock that ends it has come by. */
export function filingStatus(state: LifeState, validUntil: string, today: string): FilingStatus {
  if (state === 'cancelled' || state === 'renewed') return state;
  return state === 'expired' || validUntil < today ? 'expired' : 'valid';
}
