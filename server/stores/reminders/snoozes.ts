import type { ReminderKind } from '../../../bot/policy/office-schema.ts';
import type { Snoozes } from '../../services/reminders/snooze.ts';
import { PATIENCE } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';
import { snoozeReminder } from './reminders.ts';

/** What waits in an application, as one of its people sees it. */
export const createSnoozes = (prisma: PrismaClient): Snoozes => ({
  async running(applicationId, contactId) {
    const rows = await prisma.reminder.findMany({
      where: { applicationId, stoppedAt: null },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      include: { snoozes: { where: { contactId } } },
    });
    const reports = rows.filter(({ kind }) => kind === 'annual').map(({ subjectId }) => subjectId);
    const years = await prisma.annualReport.findMany({
      where: { id: { in: reports } },
      select: { id: true, year: true },
    });
    const yearOf = new Map(years.map(({ id, year }) => [id, year]));
    return rows.map(({ id, kind, subjectId, startedOn, dueOn, nextAt, snoozes }) => ({
      ...{ id, subjectId, startedOn, dueOn, nextAt },
      kind: kind as ReminderKind,
      snoozedUntil: snoozes[0]?.until ?? null,
      year: yearOf.get(subjectId) ?? null,
    }));
  },
  unsnooze: (reminderId, contactId, now) =>
    prisma.$transaction(async (tx) => {
      const { count } = await tx.reminderSnooze.deleteMany({ where: { reminderId, contactId } });
      // When it is looked at next is reckoned anew.
      if (count > 0)
        await tx.reminder.updateMany({ where: { id: reminderId, stoppedAt: null }, data: { nextAt: now } });
    }, PATIENCE),
  snooze: ({ kind, subjectId }, by) =>
    prisma.$transaction((tx) => snoozeReminder(tx, { kind, subjectId, ...by }), PATIENCE),
});
