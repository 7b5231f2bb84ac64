import type { OfficeHours, WorkingCalendar } from '../calendar/calendar.ts';
import { dayAt, momentOf } from '../calendar/days.ts';
import type { Look, Waiting } from './ladder.ts';

/** People of the applicant's side, in the order in which they are told. */
export interface Reachable {
  contacts: readonly string[];
  /** The contact who is the consortium's head; null: none of them is. */
  head: string | null;
}

export interface Putting {
  contactId: string;
  until: Date;
}

export interface ReminderPlan {
  /** Told now: those whose step came and who have not put it off, and those whose time has come. */
  tell: readonly string[];
  /** The officer is told too. */
  officer: boolean;
  /** The head is to be told, and can be reached through the others only. */
  passOn: boolean;
  look: Look;
  doneThrough: string | null;
  /** Whose time has come. */
  woken: readonly string[];
  nextAt: Date | null;
}

export interface PlanGround {
  calendar: WorkingCalendar;
  hours: readonly OfficeHours[];
}

/** What to do about one reminder at a moment of office hours. */
export function planReminder(
  { calendar, hours }: PlanGround,
  waiting: Waiting,
  look: Look,
  snoozes: readonly Putting[],
  people: Reachable,
  now: Date,
): ReminderPlan {
  const today = dayAt(now);
  const woken = snoozes.filter(({ until }) => until <= now).map(({ contactId }) => contactId);
  const putOff = snoozes.filter(({ until }) => until > now);
  const asleep = new Set(putOff.map(({ contactId }) => contactId));
  const stepped = look.due ? recipients(people, look) : [];
  const tell = [...new Set([...stepped, ...woken])].filter((contact) => !asleep.has(contact));
  const moments = [
    ...(look.next === null ? [] : [momentOf(look.next, '00:00')]),
    ...putOff.map(({ until }) => until),
  ];
  return {
    tell,
    officer: look.due && look.also.officer,
    passOn: look.due && look.also.head && people.head === null,
    look,
    doneThrough: look.due ? today : waiting.doneThrough,
    woken,
    nextAt: earliest(moments.map((moment) => calendar.nextOfficeMoment(moment, hours).at)),
  };
}

function recipients({ contacts, head }: Reachable, { also }: Look): string[] {
  const first = contacts.slice(0, also.secondContact ? 2 : 1);
  return also.head && head !== null ? [...first, head] : first;
}

const earliest = (moments: readonly Date[]): Date | null =>
  moments.length === 0 ? null : moments.reduce((first, moment) => (moment < first ? moment : first));
