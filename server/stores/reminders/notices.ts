import type { DueReminder, ReminderDeed } from '../../services/reminders/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import type { Tx } from '../applications/hold.ts';

/** The outbox rows of a whole batch at once. */
export async function addNoticeRows(
  tx: Tx,
  decided: readonly { due: DueReminder; deed: ReminderDeed }[],
  at: Date,
): Promise<void> {
  const rows = decided.flatMap(({ due: { applicationId }, deed: { notice } }) =>
    notice === null ? [] : [{ ...notice, applicationId, id: idFrom(notice.key, `notice:${notice.event}`) }],
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO notice_event (id, event, application_id, data, contacts, at)
    SELECT id, event, application_id, data::jsonb, contacts::jsonb, ${at}::timestamptz FROM unnest(
      ${rows.map(({ id }) => id)}::text[], ${rows.map(({ event }) => event)}::text[],
      ${rows.map(({ applicationId }) => applicationId)}::text[],
      ${rows.map(({ data }) => JSON.stringify(data))}::text[],
      ${rows.map(({ contacts }) => JSON.stringify(contacts))}::text[]
    ) AS r(id, event, application_id, data, contacts)
    ON CONFLICT DO NOTHING`;
}
