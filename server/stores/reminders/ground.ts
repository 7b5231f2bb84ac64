import type { ReminderKind } from '../../../bot/policy/office-schema.ts';
import type { LifeState } from '../../contract/life.ts';
import type { DueReminder } from '../../services/reminders/ports.ts';
import type { Tx } from '../applications/hold.ts';

interface Claimed {
  id: string;
  kind: ReminderKind;
  applicationId: string;
  startedOn: string;
  dueOn: string;
  doneThrough: string | null;
  told: number;
  state: LifeState | null;
  assigneeId: string | null;
  year: number | null;
  people: { id: string; mobile: string | null }[] | null;
  headPhone: unknown;
  snoozes: { contactId: string; until: string }[] | null;
}

export interface Claim {
  limit: number;
  now: Date;
  duty: string | null;
  /** Paths of the fields that hold the phone of the consortium's head. */
  headPhones: readonly string[];
}

/** Takes reminders that are due, leaving those that others are at, with all that is to be known of them by one query. */
export async function claimDue(tx: Tx, { limit, now, duty, headPhones }: Claim): Promise<DueReminder[]> {
  const rows = await tx.$queryRaw<Claimed[]>`
    WITH due AS (
      SELECT * FROM reminder WHERE next_at <= ${now} ORDER BY next_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    SELECT due.id, due.kind, due.application_id AS "applicationId", due.started_on AS "startedOn",
      due.due_on AS "dueOn", due.done_through AS "doneThrough", due.step AS told,
      a.state, a.assignee_id AS "assigneeId",
      (SELECT year FROM annual_report WHERE due.kind = 'annual' AND id = due.subject_id) AS year,
      (SELECT json_agg(json_build_object('id', c.id, 'mobile', c.mobile)
          ORDER BY m.role DESC, m.created_at, c.id)
        FROM membership m JOIN contact c ON c.id = m.contact_id
        WHERE m.organisation_id = a.organisation_id AND m.role IN ('owner', 'editor')) AS people,
      (SELECT value FROM application_field
        WHERE application_id = a.id AND path = ANY(${[...headPhones]}) LIMIT 1) AS "headPhone",
      (SELECT json_agg(json_build_object('contactId', s.contact_id, 'until', s.until) ORDER BY s.contact_id)
        FROM reminder_snooze s WHERE s.reminder_id = due.id) AS snoozes
    FROM due LEFT JOIN application a ON a.id = due.application_id
    ORDER BY due.next_at, due.id`;
  if (rows.length === 0) return [];
  const officers = await officersOf(tx, duty);
  return rows.map((row) => present(row, officers));
}

function present(row: Claimed, officers: (assignee: string | null) => readonly string[]): DueReminder {
  const { people, headPhone, snoozes, state, assigneeId, ...rest } = row;
  const phone = digits(headPhone);
  return {
    ...rest,
    // Of an application that is not there any more nobody is reminded.
    state: state ?? 'cancelled',
    people: {
      contacts: (people ?? []).map(({ id }) => id),
      head: (people ?? []).find(({ mobile }) => phone !== '' && digits(mobile) === phone)?.id ?? null,
    },
    snoozes: (snoozes ?? []).map(({ contactId, until }) => ({ contactId, until: new Date(until) })),
    officers: officers(assigneeId),
  };
}

/** A number as written, without its spaces, hyphens and +86. */
const digits = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '') : '';

async function officersOf(tx: Tx, duty: string | null) {
  const rows = await tx.officer.findMany({
    where: { active: true },
    orderBy: { contactId: 'asc' },
    select: { contactId: true, role: true },
  });
  const known = new Set(rows.map(({ contactId }) => contactId));
  const leads = rows.filter(({ role }) => role === 'lead').map(({ contactId }) => contactId);
  return (assignee: string | null): readonly string[] => {
    const one = [assignee, duty].find((id) => id !== null && known.has(id));
    return one === undefined || one === null ? leads : [one];
  };
}
