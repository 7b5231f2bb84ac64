import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { SETTLED_BY_END } from '../../phrases/later.ts';
import type { DecisionEffect } from '../decisions/carry-out.ts';
import { stopReminders } from '../reminders/reminders.ts';

/** What a cancellation causes beside its step: the filing ends this day, and nothing of it waits any more. */
export const endFiling: DecisionEffect = async (tx, _, { applicationId, officer, now }) => {
  const endedOn = shanghaiDay(now.getTime());
  await tx.filing.updateMany({
    where: { applicationId },
    data: { endedOn, version: { increment: 1 } },
  });
  const settled = { decidedBy: officer.contactId, decidedAt: now, answer: SETTLED_BY_END.change };
  await tx.memberChange.updateMany({
    where: { applicationId, state: 'requested' },
    data: { ...settled, state: 'refused' },
  });
  await tx.rectification.updateMany({
    where: { applicationId, state: { in: ['ordered', 'answered'] } },
    data: {
      ...{ state: 'failed', result: SETTLED_BY_END.rectification },
      ...{ closedBy: officer.contactId, closedAt: now },
    },
  });
  await stopReminders(tx, applicationId, now);
};
