import type { ReminderKind } from '../../../bot/policy/office-schema.ts';
import { dayAt } from '../../services/calendar/days.ts';
import { idFrom } from '../../services/id-from.ts';
import type { Tx } from '../applications/hold.ts';

export interface NewReminder {
  kind: ReminderKind;
  /** What waits: a report, a correction, a notice, a filing, an order. */
  subjectId: string;
  applicationId: string;
  /** `YYYY-MM-DD` in Shanghai. */
  dueOn: string;
  at: Date;
}

export const reminderId = (kind: ReminderKind, subjectId: string): string =>
  idFrom(subjectId, `reminder ${kind}`);

/** From now on it is reminded of until it is stopped. The same again changes nothing; another day, or one that was stopped, begins anew. */
export async function startReminder(
  tx: Tx,
  { kind, subjectId, applicationId, dueOn, at }: NewReminder,
): Promise<void> {
  const [id, startedOn] = [reminderId(kind, subjectId), dayAt(at)];
  await tx.$executeRaw`
    INSERT INTO reminder (id, kind, subject_id, application_id, started_on, due_on, next_at)
    VALUES (${id}, ${kind}, ${subjectId}, ${applicationId}, ${startedOn}, ${dueOn}, ${at})
    ON CONFLICT (kind, subject_id) DO UPDATE SET
      started_on = excluded.started_on, due_on = excluded.due_on, next_at = excluded.next_at,
      done_through = NULL, stopped_at = NULL
    WHERE reminder.stopped_at IS NOT NULL OR reminder.due_on <> excluded.due_on`;
}

/** What waited is done: nobody is reminded of it any more. */
export async function stopReminder(tx: Tx, kind: ReminderKind, subjectId: string, now: Date): Promise<void> {
  await stop(tx, [reminderId(kind, subjectId)], now);
}

/** Nothing of an application waits any more. */
export async function stopReminders(tx: Tx, applicationId: string, now: Date): Promise<void> {
  const running = await tx.reminder.findMany({
    where: { applicationId, stoppedAt: null },
    select: { id: true },
  });
  await stop(
    tx,
    running.map(({ id }) => id),
    now,
  );
}

async function stop(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  const within = [...ids];
  await tx.reminderSnooze.deleteMany({ where: { reminderId: { in: within } } });
  await tx.reminder.updateMany({
    where: { id: { in: within }, stoppedAt: null },
    data: { stoppedAt: now, nextAt: null },
  });
}

export interface Snooze {
  kind: ReminderKind;
  subjectId: string;
  contactId: string;
  until: Date;
  at: Date;
}

/** One person is told again at `until` and not before; the others are told as ever. False: it no longer waits. */
export async function snoozeReminder(
  tx: Tx,
  { kind, subjectId, contactId, until, at }: Snooze,
): Promise<boolean> {
  const id = reminderId(kind, subjectId);
  const looked = await tx.$executeRaw`
    UPDATE reminder SET next_at = LEAST(next_at, ${until}) WHERE id = ${id} AND stopped_at IS NULL`;
  if (looked === 0) return false;
  await tx.reminderSnooze.upsert({
    where: { reminderId_contactId: { reminderId: id, contactId } },
    create: { reminderId: id, contactId, until, askedAt: at },
    update: { until, askedAt: at },
  });
  return true;
}
