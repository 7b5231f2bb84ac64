import type { DueReminder, ReminderDeed } from '../../services/reminders/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import type { Tx } from '../applications/hold.ts';
import type { Prisma } from '../prisma-client/client.ts';

/** The outbox rows of a whole batch at once. */
export async function addNoticeRows(
  tx: Tx,
  decided: readonly { due: DueReminder; deed: ReminderDeed }[],
  at: Date,
): Promise<void> {
  const data = decided.flatMap(({ due: { applicationId }, deed: { notice } }) => {
    if (notice === null) return [];
    const { key, event, data, contacts } = notice;
    const id = idFrom(key, `notice:${event}`);
    return [{ id, event, applicationId, at, data: data as Prisma.InputJsonObject, contacts: [...contacts] }];
  });
  if (data.length > 0) await tx.noticeEvent.createMany({ data, skipDuplicates: true });
}
