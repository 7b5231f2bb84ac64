import type { Ladder } from '../../../bot/policy/office-schema.ts';
import { createCalendar } from '../../../server/services/calendar/calendar.ts';
import { addDays, dayAt, momentOf, timeAt } from '../../../server/services/calendar/days.ts';
import { PUBLISHED_YEARS } from '../../../server/services/calendar/published.ts';
import { lookAt } from '../../../server/services/reminders/ladder.ts';
import { planReminder, type Reachable } from '../../../server/services/reminders/reminder-plan.ts';

export const HOURS = [
  { from: '09:00', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
/** 2027 is not among the published ones. */
export const calendar = createCalendar(PUBLISHED_YEARS.filter(({ year }) => year >= 2025));
export const PEOPLE: Reachable = { contacts: ['first', 'second', 'third'], head: 'head' };

export interface Told {
  at: Date;
  to: readonly string[];
  officer: boolean;
  daysLeft: number;
}

interface Run {
  ladder: Ladder;
  startedOn: string;
  dueOn: string;
  until: Date;
  people?: Reachable;
  /** The worker is away from the first to the second moment. */
  outages?: readonly (readonly [Date, Date])[];
  snooze?: { contactId: string; asked: Date; until: Date };
}

/** What one reminder tells when it is looked at whenever it says so, and nowhere in between. */
export function run({ ladder, startedOn, dueOn, until, people = PEOPLE, outages = [], snooze }: Run): Told[] {
  const told: Told[] = [];
  let waiting = { startedOn, dueOn, doneThrough: null as string | null };
  let snoozes: { contactId: string; until: Date }[] = [];
  let asked = snooze === undefined;
  let at: Date | null = momentOf(startedOn, '00:00');
  while (at !== null && at < until) {
    if (snooze && !asked && at >= snooze.asked) {
      asked = true;
      snoozes = [snooze];
      if (snooze.until < at) at = snooze.until;
    }
    const open: Date = calendar.nextOfficeMoment(at, HOURS).at;
    const outage = outages.find(([from, to]) => from <= open && open < to);
    const now: Date = outage ? calendar.nextOfficeMoment(outage[1], HOURS).at : open;
    const look = lookAt(ladder, calendar, waiting, dayAt(now));
    const plan = planReminder({ calendar, hours: HOURS }, waiting, look, snoozes, people, now);
    if (plan.tell.length > 0 || plan.officer)
      told.push({ at: now, to: plan.tell, officer: plan.officer, daysLeft: plan.look.daysLeft });
    waiting = { ...waiting, doneThrough: plan.doneThrough };
    snoozes = snoozes.filter(({ contactId }) => !plan.woken.includes(contactId));
    at = plan.nextAt;
  }
  return told;
}

/** Days off and weekends worked, day by day, as the notices of the State Council list them; of 2027 as it may well become. */
const OFF = new Set(
  [
    ...['2025-01-01', '2025-05-01..05', '2025-10-01..08', '2025-04-04..06'],
    ...['2025-01-28..31', '2025-02-01..04', '2025-05-31', '2025-06-01..02'],
    ...['2026-01-01..03', '2026-02-15..23', '2026-04-04..06', '2026-05-01..05', '2026-06-19..21'],
    ...['2026-09-25..27', '2026-10-01..07', '2027-01-01..03', '2027-02-05..12', '2027-04-03..05'],
    ...['2027-05-01..05', '2027-06-09', '2027-09-15', '2027-10-01..07'],
  ].flatMap((run) => {
    const month = run.slice(0, 8);
    const [from, to = from] = run.slice(8).split('..').map(Number) as [number, number?];
    return Array.from(
      { length: to - from + 1 },
      (_, index) => `${month}${String(from + index).padStart(2, '0')}`,
    );
  }),
);
const WORKED = new Set([
  ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
]);

/** Whether the office is at work; knows nothing of the code under test but days and times. */
export function officeIsOpen(at: Date): boolean {
  const day = dayAt(at);
  const weekend = [0, 6].includes(new Date(day).getUTCDay());
  const works = WORKED.has(day) || (!weekend && !OFF.has(day));
  const time = timeAt(at);
  return works && HOURS.some(({ from, to }) => from <= time && time < to);
}

export const everyDay = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};
