import type { ReminderKind } from '../../../bot/policy/office-schema.ts';
import type { LifeState } from '../../contract/life.ts';
import type { DueReminder } from '../../services/reminders/ports.ts';
import type { Tx } from '../applications/hold.ts';

export interface ClaimedReminder {
  id: string;
  kind: ReminderKind;
  subjectId: string;
  applicationId: string;
  startedOn: string;
  dueOn: string;
  doneThrough: string | null;
  told: number;
}

interface Person {
  applicationId: string;
  contactId: string;
  mobile: string | null;
}

/** What is to be known of a batch of reminders, in as many queries for many as for one. */
export async function readGround(
  tx: Tx,
  claimed: readonly ClaimedReminder[],
  { headPhones, duty }: { headPhones: readonly string[]; duty: string | null },
): Promise<DueReminder[]> {
  const applications = [...new Set(claimed.map(({ applicationId }) => applicationId))];
  const cases = new Map(
    (
      await tx.application.findMany({
        where: { id: { in: applications } },
        select: { id: true, state: true, assigneeId: true },
      })
    ).map((row) => [row.id, row]),
  );
  const people = grouped(await peopleOf(tx, applications));
  const heads = await headsOf(tx, applications, headPhones);
  const snoozes = await snoozesOf(tx, claimed);
  const years = await yearsOf(tx, claimed);
  const officers = await officersOf(tx, duty);
  return claimed.map(({ subjectId, ...row }) => {
    const found = cases.get(row.applicationId);
    const contacts = people.get(row.applicationId) ?? [];
    const phone = heads.get(row.applicationId);
    return {
      ...row,
      state: (found?.state ?? 'cancelled') as LifeState,
      snoozes: snoozes.get(row.id) ?? [],
      people: {
        contacts: contacts.map(({ contactId }) => contactId),
        head:
          contacts.find(({ mobile }) => phone !== undefined && digits(mobile) === phone)?.contactId ?? null,
      },
      officers: officers(found?.assigneeId ?? null),
      year: years.get(subjectId) ?? null,
    };
  });
}

/** Owners before editors, and the longest known first. */
const peopleOf = (tx: Tx, applications: string[]) => tx.$queryRaw<Person[]>`
  SELECT a.id AS "applicationId", m.contact_id AS "contactId", c.mobile
  FROM application a
  JOIN membership m ON m.organisation_id = a.organisation_id AND m.role IN ('owner', 'editor')
  JOIN contact c ON c.id = m.contact_id
  WHERE a.id = ANY(${applications})
  ORDER BY a.id, m.role DESC, m.created_at, m.contact_id`;

function grouped(rows: readonly Person[]): Map<string, Person[]> {
  const groups = new Map<string, Person[]>();
  for (const row of rows) groups.set(row.applicationId, [...(groups.get(row.applicationId) ?? []), row]);
  return groups;
}

async function headsOf(
  tx: Tx,
  applications: string[],
  paths: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.applicationField.findMany({
    where: { applicationId: { in: applications }, path: { in: [...paths] } },
    select: { applicationId: true, value: true },
  });
  const phones = rows.map(({ applicationId, value }) => [applicationId, digits(value)] as const);
  return new Map(phones.filter(([, phone]) => phone !== ''));
}

const digits = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '') : '';

async function snoozesOf(tx: Tx, claimed: readonly ClaimedReminder[]) {
  const rows = await tx.reminderSnooze.findMany({
    where: { reminderId: { in: claimed.map(({ id }) => id) } },
    orderBy: { contactId: 'asc' },
  });
  const groups = new Map<string, { contactId: string; until: Date }[]>();
  for (const { reminderId, contactId, until } of rows)
    groups.set(reminderId, [...(groups.get(reminderId) ?? []), { contactId, until }]);
  return groups;
}

async function yearsOf(tx: Tx, claimed: readonly ClaimedReminder[]): Promise<Map<string, number>> {
  const ids = claimed.filter(({ kind }) => kind === 'annual').map(({ subjectId }) => subjectId);
  if (ids.length === 0) return new Map();
  const rows = await tx.annualReport.findMany({
    where: { id: { in: ids } },
    select: { id: true, year: true },
  });
  return new Map(rows.map(({ id, year }) => [id, year]));
}

async function officersOf(tx: Tx, duty: string | null) {
  const rows = await tx.officer.findMany({ where: { active: true }, orderBy: { contactId: 'asc' } });
  const known = new Set(rows.map(({ contactId }) => contactId));
  const leads = rows.filter(({ role }) => role === 'lead').map(({ contactId }) => contactId);
  return (assignee: string | null): readonly string[] => {
    const one = [assignee, duty].find((id) => id !== null && known.has(id));
    return one === undefined || one === null ? leads : [one];
  };
}
