import type { DueReminder, ReminderDeed, ReminderRows } from '../../services/reminders/ports.ts';
import { PATIENCE, type Tx } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';
import { claimDue } from './ground.ts';
import { addNoticeRows } from './notices.ts';

export interface ReminderRowsParts {
  prisma: PrismaClient;
  /** The paths of the fields that hold the phone of the consortium's head, of all packs. */
  headPhones: readonly string[];
}

/** Reminders in PostgreSQL: the rows themselves are the queue, so nothing is lost with a process and nothing told twice. */
export const createReminderRows = ({ prisma, headPhones }: ReminderRowsParts): ReminderRows => ({
  round: ({ limit, now, duty, decide }) =>
    prisma.$transaction(async (tx) => {
      const due = await claimDue(tx, { limit, now, duty, headPhones });
      if (due.length === 0) return 0;
      await carryOut(
        tx,
        due.map((one) => ({ due: one, deed: decide(one) })),
        now,
      );
      return due.length;
    }, PATIENCE),

  async lookAgain(now) {
    await prisma.reminder.updateMany({ where: { stoppedAt: null }, data: { nextAt: now } });
  },
});

interface Decided {
  due: DueReminder;
  deed: ReminderDeed;
}

async function carryOut(tx: Tx, decided: readonly Decided[], now: Date): Promise<void> {
  await addNoticeRows(tx, decided, now);
  for (const { due, deed } of decided)
    if (deed.woken.length > 0)
      await tx.reminderSnooze.deleteMany({
        where: { reminderId: due.id, contactId: { in: [...deed.woken] } },
      });
  const column = <T>(value: (one: Decided) => T) => decided.map(value);
  await tx.$executeRaw`
    UPDATE reminder r SET
      done_through = d.done_through, next_at = d.next_at, step = r.step + d.told,
      stopped_at = CASE WHEN d.stop THEN ${now}::timestamptz ELSE NULL END
    FROM unnest(
      ${column(({ due }) => due.id)}::text[], ${column(({ deed }) => deed.doneThrough)}::text[],
      ${column(({ deed }) => deed.nextAt)}::timestamptz[], ${column(({ deed }) => (deed.notice ? 1 : 0))}::int[],
      ${column(({ deed }) => deed.stop)}::bool[]
    ) AS d(id, done_through, next_at, told, stop)
    WHERE r.id = d.id`;
}
