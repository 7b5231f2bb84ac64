import type { z } from 'zod';
import type { reminderSchema } from '../../contract/reminders.ts';
import type { Settings } from '../../contract/office-settings.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { calendarOf } from '../calendar/calendar-of.ts';
import { dayAt, daysBetween, momentOf } from '../calendar/days.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import { latestSnooze, type RunningReminder, type Snoozes } from './snooze.ts';

type ReminderView = z.output<typeof reminderSchema>;

export interface ListRemindersParts {
  snoozes: Pick<Snoozes, 'running'>;
  settings: OfficeSettings;
}

/** What a person is reminded of in an application, the most urgent first. */
export const createListReminders =
  ({ snoozes, settings }: ListRemindersParts) =>
  async (applicationId: string, contactId: string, now: Date): Promise<{ items: ReminderView[] }> => {
    const choices = await settings.read();
    const calendar = calendarOf(choices);
    const running = await snoozes.running(applicationId, contactId);
    return { items: running.map((one) => present(one, choices, calendar, now)) };
  };

const FAR = '2099-12-31';

function present(
  reminder: RunningReminder,
  { reminders, hours }: Settings,
  calendar: WorkingCalendar,
  now: Date,
): ReminderView {
  const { id, kind, year, dueOn, nextAt, snoozedUntil } = reminder;
  const { count } = reminders[kind];
  const today = dayAt(now);
  const working = calendar.workingDaysBetween(today, dueOn);
  const latest = latestSnooze(reminder, { until: momentOf(FAR, '00:00'), now }, calendar, hours);
  return {
    ...{ id, kind, year, dueOn, count },
    daysLeft: count === 'working' ? working.days : daysBetween(today, dueOn),
    provisional: count === 'working' && working.provisional,
    nextAt: (snoozedUntil ?? nextAt)?.toISOString() ?? null,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    latest: dayAt(latest),
  };
}
