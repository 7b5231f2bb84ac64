import type { ReminderKind } from '../../../bot/policy/office-schema.ts';
import type { LifeState } from '../../contract/life.ts';
import type { Waiting } from './ladder.ts';
import type { Putting, Reachable } from './reminder-plan.ts';

/** A reminder whose time has come, with all that is needed to decide about it. */
export interface DueReminder extends Waiting {
  id: string;
  kind: ReminderKind;
  applicationId: string;
  state: LifeState;
  /** How often it was told. */
  told: number;
  snoozes: readonly Putting[];
  people: Reachable;
  /** Who is told for the office: the assignee, else who is on duty, else the leads. */
  officers: readonly string[];
  /** Of an annual report; null for other kinds. */
  year: number | null;
}

export interface ReminderNotice {
  key: string;
  event: string;
  data: Readonly<Record<string, unknown>>;
  contacts: readonly string[];
}

/** What becomes of a reminder. */
export interface ReminderDeed {
  notice: ReminderNotice | null;
  doneThrough: string | null;
  nextAt: Date | null;
  /** It waits for nothing any more. */
  stop: boolean;
  /** Whose putting off is over. */
  woken: readonly string[];
}

export interface ReminderRows {
  /**
   * Takes up to `limit` reminders that are due and carries out what is decided about each, all or nothing. Reminders that another process
   * is at are left to it. Answers with how many there were.
   */
  round(round: {
    limit: number;
    now: Date;
    duty: string | null;
    decide: (due: DueReminder) => ReminderDeed;
  }): Promise<number>;
  /** All that wait are looked at again: the calendar, the hours or a ladder has changed. */
  lookAgain(now: Date): Promise<void>;
}
