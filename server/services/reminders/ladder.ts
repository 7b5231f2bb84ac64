import type { Ladder } from '../../../bot/policy/office-schema.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { addDays, daysBetween } from '../calendar/days.ts';

/** What waits, in days of Shanghai. */
export interface Waiting {
  startedOn: string;
  dueOn: string;
  /** Steps up to this day are taken or passed over. */
  doneThrough: string | null;
}

export interface Look {
  /** A step has come that is not yet taken. However many came, they are told as one. */
  due: boolean;
  /** The day of the next step; null: none is left. */
  next: string | null;
  /** In the ladder's days; 0 on the due day, negative after it. */
  daysLeft: number;
  /** Who is told beside the first contact. */
  also: { secondContact: boolean; head: boolean; officer: boolean };
  /** Reckoned over a year whose holidays are not published. */
  provisional: boolean;
}

/** Where somebody stands on the ladder on a day. What came before the waiting began is passed over. */
export function lookAt(ladder: Ladder, calendar: WorkingCalendar, waiting: Waiting, today: string): Look {
  const since = waiting.doneThrough ?? addDays(waiting.startedOn, ladder.at_opening ? -1 : 0);
  const steps = stepsAround(ladder, calendar, waiting, today);
  const left = daysLeft(ladder, calendar, waiting.dueOn, today);
  const { escalate } = ladder;
  const reached = (from: number | null) => from !== null && left.days <= from;
  const ahead = steps.filter((day) => day > today && day > since);
  // What ends by itself on its day is not told of afterwards as if it were still to come.
  const over = ladder.after_every === null && today > waiting.dueOn;
  return {
    due: !over && steps.some((day) => since < day && day <= today),
    next: ahead.length === 0 ? null : ahead.reduce((first, day) => (day < first ? day : first)),
    daysLeft: left.days,
    also: {
      secondContact: reached(escalate.second_contact),
      head: reached(escalate.head),
      officer: reached(escalate.officer),
    },
    provisional: left.provisional,
  };
}

/** All steps up to the due day, and of those after it, which never end, the ones around today. */
function stepsAround(ladder: Ladder, calendar: WorkingCalendar, waiting: Waiting, today: string): string[] {
  const { startedOn, dueOn } = waiting;
  const opening = ladder.at_opening ? [calendar.addWorkingDays(startedOn, 0).day] : [];
  const before = ladder.before.map((days) => dayBefore(ladder, calendar, dueOn, days));
  return [...opening, ...before, ...after(ladder, calendar, dueOn, today)];
}

function dayBefore(ladder: Ladder, calendar: WorkingCalendar, dueOn: string, days: number): string {
  if (ladder.count === 'working' && days > 0) return calendar.addWorkingDays(dueOn, -days).day;
  const day = addDays(dueOn, -days);
  const worked = calendar.addWorkingDays(day, 0).day;
  // Later than the due day would be too late.
  return worked <= dueOn ? worked : calendar.addWorkingDays(day, -1).day;
}

function after(ladder: Ladder, calendar: WorkingCalendar, dueOn: string, today: string): string[] {
  const every = ladder.after_every;
  if (every === null) return [];
  const past = Math.max(0, Math.floor(daysBetween(dueOn, today) / every));
  // A holiday moves a step on: one of an earlier count may still lie ahead.
  const counts = Array.from({ length: 5 }, (_, index) => past - 2 + index).filter((count) => count >= 1);
  return counts.map((count) => calendar.addWorkingDays(addDays(dueOn, count * every), 0).day);
}

function daysLeft(ladder: Ladder, calendar: WorkingCalendar, dueOn: string, today: string) {
  if (ladder.count === 'working') return calendar.workingDaysBetween(today, dueOn);
  return { days: daysBetween(today, dueOn), provisional: false };
}
