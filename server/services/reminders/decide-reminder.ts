import type { ReminderKind } from '../../../bot/policy/office-schema.ts';
import type { LifeState } from '../../contract/life.ts';
import type { Settings } from '../../contract/office-settings.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { dayAt } from '../calendar/days.ts';
import { lookAt, type Look } from './ladder.ts';
import type { DueReminder, ReminderDeed, ReminderNotice } from './ports.ts';
import { planReminder, type ReminderPlan } from './reminder-plan.ts';

const EVENTS: Readonly<Record<ReminderKind, string>> = {
  annual: 'annual_reminder',
  correction: 'correction_reminder',
  notice_end: 'notice_ending',
  validity: 'validity_reminder',
  rectification: 'rectification_reminder',
};

/** Whose application has come to an end waits for nothing; a report on a year that was run is still wanted of one that expired. */
const OVER: readonly LifeState[] = ['cancelled', 'refused', 'withdrawn'];
const PAST: readonly LifeState[] = ['expired', 'renewed'];

/** Reads the settings once for a whole scan. */
export function createDecideReminder(settings: Settings, calendar: WorkingCalendar, now: Date) {
  const look = createLooks(settings, calendar, dayAt(now));
  const ground = { calendar, hours: settings.hours };
  return (due: DueReminder): ReminderDeed => {
    if (isOver(due))
      return { notice: null, doneThrough: due.doneThrough, nextAt: null, stop: true, woken: [] };
    const plan = planReminder(ground, due, look(due), due.snoozes, due.people, now);
    const { doneThrough, nextAt, woken } = plan;
    return { notice: noticeOf(due, plan), doneThrough, nextAt, stop: false, woken };
  };
}

const LOOKS_KEPT = 500;

/** Most of a day's reminders stand on the same step: it is reckoned once. */
function createLooks(settings: Settings, calendar: WorkingCalendar, today: string) {
  const kept = new Map<string, Look>();
  return (due: DueReminder): Look => {
    const key = [due.kind, due.startedOn, due.dueOn, due.doneThrough].join(' ');
    const known = kept.get(key);
    if (known) return known;
    const look = lookAt(settings.reminders[due.kind], calendar, due, today);
    if (kept.size >= LOOKS_KEPT) kept.clear();
    kept.set(key, look);
    return look;
  };
}

const isOver = ({ state, kind }: DueReminder): boolean =>
  OVER.includes(state) || (kind !== 'annual' && PAST.includes(state));

function noticeOf(due: DueReminder, plan: ReminderPlan): ReminderNotice | null {
  const contacts = [...new Set([...plan.tell, ...(plan.officer ? due.officers : [])])];
  if (contacts.length === 0) return null;
  return {
    key: `reminder ${due.id} ${due.told}`,
    event: EVENTS[due.kind],
    data: {
      ...dayOf(due),
      ...leftOf(plan),
      level: levelOf(plan),
      ...(due.year !== null && { year: due.year }),
    },
    contacts,
  };
}

/** Under the name by which the sentences of its event know the day. */
function dayOf({ kind, dueOn }: DueReminder): Record<string, string> {
  if (kind === 'notice_end') return { endsOn: dueOn };
  if (kind === 'validity') return { validUntil: dueOn };
  return { dueOn };
}

/** A sentence whose blank has no value is left out: what is late has no days left. */
function leftOf({ look: { daysLeft, provisional }, passOn }: ReminderPlan): Record<string, unknown> {
  const days = daysLeft < 0 ? { daysLate: -daysLeft } : { daysLeft };
  return { ...days, provisional, ...(passOn && { passOn: true }) };
}

/** 0: the contact; 1: the second contact too; 2: the head too; 3: the officer too. */
function levelOf({ look: { also } }: ReminderPlan): number {
  if (also.officer) return 3;
  if (also.head) return 2;
  return also.secondContact ? 1 : 0;
}
