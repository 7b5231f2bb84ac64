import type { ReminderKind } from '../../../bot/policy/office-schema.ts';
import type { Settings } from '../../contract/office-settings.ts';
import { ServerError } from '../../errors.ts';
import { NO_REMINDER } from '../../phrases/reminders.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { calendarOf } from '../calendar/calendar-of.ts';
import { dayAt, momentOf } from '../calendar/days.ts';
import type { OfficeSettings } from '../settings/ports.ts';

/** Something of an application that is reminded of now. */
export interface RunningReminder {
  id: string;
  kind: ReminderKind;
  subjectId: string;
  startedOn: string;
  dueOn: string;
  nextAt: Date | null;
  /** When the person who asks wants to be told; null: as everybody. */
  snoozedUntil: Date | null;
  year: number | null;
}

export interface Snoozes {
  running(applicationId: string, contactId: string): Promise<RunningReminder[]>;
  snooze(
    reminder: Pick<RunningReminder, 'kind' | 'subjectId'>,
    by: { contactId: string; until: Date; at: Date },
  ): Promise<boolean>;
  /** The person is told as everybody again. */
  unsnooze(reminderId: string, contactId: string, now: Date): Promise<void>;
}

/** Once it is late, nobody puts it off for longer than this many working days. */
const LATE_AT_MOST = 5;

export interface SnoozeWish {
  applicationId: string;
  contactId: string;
  until: Date;
  now: Date;
  /** One reminder alone; undefined: all that wait. */
  reminderId?: string;
}

/**
 * The moment to which a reminder is put off: in office hours, and not beyond the last working day before it is due.
 * @returns what holds, which may be earlier than what was wished
 */
export function latestSnooze(
  { dueOn }: Pick<RunningReminder, 'dueOn'>,
  { until, now }: Pick<SnoozeWish, 'until' | 'now'>,
  calendar: WorkingCalendar,
  hours: Settings['hours'],
): Date {
  const today = dayAt(now);
  const before = calendar.addWorkingDays(dueOn, -1).day;
  const last = before > today ? before : calendar.addWorkingDays(today, LATE_AT_MOST).day;
  const wished = calendar.nextOfficeMoment(until > now ? until : now, hours).at;
  return dayAt(wished) > last ? calendar.nextOfficeMoment(momentOf(last, '00:00'), hours).at : wished;
}

/** Puts off what a person is reminded of in an application; answers with what is put off, and to when. */
export const createSnooze =
  ({ snoozes, settings }: { snoozes: Snoozes; settings: OfficeSettings }) =>
  async ({ applicationId, contactId, until, now, reminderId }: SnoozeWish) => {
    const choices = await settings.read();
    const calendar = calendarOf(choices);
    const running = await snoozes.running(applicationId, contactId);
    const wanted = running.filter(({ id }) => reminderId === undefined || id === reminderId);
    const put: { reminder: RunningReminder; until: Date }[] = [];
    for (const reminder of wanted) {
      const moment = latestSnooze(reminder, { until, now }, calendar, choices.hours);
      if (await snoozes.snooze(reminder, { contactId, until: moment, at: now }))
        put.push({ reminder, until: moment });
    }
    if (reminderId !== undefined && put.length === 0) throw new ServerError(404, 'no_reminder', NO_REMINDER);
    return put;
  };
