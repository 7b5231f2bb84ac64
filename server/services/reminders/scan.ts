import type { Settings } from '../../contract/office-settings.ts';
import { calendarOf } from '../calendar/calendar-of.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import { createDecideReminder } from './decide-reminder.ts';
import type { DueReminder, ReminderDeed, ReminderRows } from './ports.ts';

export interface ScanParts {
  settings: OfficeSettings;
  rows: Pick<ReminderRows, 'round'>;
  clock: () => number;
  onError: (error: unknown) => void;
  /** Reminders taken up at once: the memory of a scan, and how long an embedded database is held. */
  batch: number;
  /** The process is about to end. */
  stopping: () => boolean;
}

export interface Scanned {
  reminders: number;
  /** When to look again at the latest; null: as always. */
  opensAt: Date | null;
}

const HOUR = 3_600_000;

/** Goes through all reminders that are due, in batches, within office hours. What is not done when the office closes is due in the morning. */
export async function scanReminders({ settings, rows, clock, ...parts }: ScanParts): Promise<Scanned> {
  const choices = await settings.read();
  const calendar = calendarOf(choices);
  let reminders = 0;
  while (!parts.stopping()) {
    const now = new Date(clock());
    const { at: opensAt } = calendar.nextOfficeMoment(now, choices.hours);
    if (opensAt > now) return { reminders, opensAt };
    const decide = guarded(createDecideReminder(choices, calendar, now), now, parts.onError);
    const taken = await rows.round({ limit: parts.batch, now, duty: dutyOf(choices), decide });
    reminders += taken;
    if (taken < parts.batch) break;
  }
  return { reminders, opensAt: null };
}

const dutyOf = ({ duty }: Settings): string | null => duty.officer;

/** One reminder that cannot be decided about must not hold up the others: it rests for an hour. */
const guarded =
  (decide: (due: DueReminder) => ReminderDeed, now: Date, onError: (error: unknown) => void) =>
  (due: DueReminder): ReminderDeed => {
    try {
      return decide(due);
    } catch (error) {
      onError(error);
      const nextAt = new Date(now.getTime() + HOUR);
      return { notice: null, doneThrough: due.doneThrough, nextAt, stop: false, woken: [] };
    }
  };
