import type { NoticeAudience } from '../../../bot/policy/notice-events.ts';
import type { NoticeTemplate } from '../../../bot/policy/notices-schema.ts';
import type { OfficerRecipient, Recipient, WaitingEvent } from './ports.ts';

/** A person and what they are told by. */
export interface Addressed {
  person: Recipient;
  template: NoticeTemplate;
}

/** Everyone who may be told of the events at hand. */
export interface Everyone {
  officers: readonly OfficerRecipient[];
  /** By organisation. */
  applicants: ReadonlyMap<string, readonly Recipient[]>;
  /** Whom events name themselves, by contact id. */
  named: ReadonlyMap<string, Recipient>;
  /** Contact id of the officer on duty, as the office has set it; null where nobody is named. */
  duty: string | null;
}

/** Who is told of an event by which of its templates; nobody twice, whoever belongs to several audiences. */
export function recipientsOf(
  { application, contacts }: WaitingEvent,
  templates: readonly NoticeTemplate[],
  { officers, applicants, named, duty }: Everyone,
): Addressed[] {
  const ours = (application && applicants.get(application.organisationId)) ?? [];
  const audience = (name: NoticeAudience): readonly Recipient[] =>
    name === 'applicant'
      ? ours
      : officersFor(name, officers, { assignee: application?.assigneeId ?? null, duty });
  if (contacts === null)
    return once(
      templates.flatMap((template) => audience(template.audience).map((person) => ({ person, template }))),
    );
  const isOurs = new Set(ours.map(({ contactId }) => contactId));
  const isOfficer = new Set(officers.map(({ contactId }) => contactId));
  return once(
    contacts.flatMap((id) => {
      const person = named.get(id);
      if (person === undefined) return [];
      return [{ person, template: templateFor(templates, isOurs.has(id) || !isOfficer.has(id)) }];
    }),
  );
}

function officersFor(
  name: Exclude<NoticeAudience, 'applicant'>,
  officers: readonly OfficerRecipient[],
  { assignee, duty }: { assignee: string | null; duty: string | null },
): readonly Recipient[] {
  const one = (id: string | null) => officers.filter(({ contactId }) => contactId === id);
  const of = (role: OfficerRecipient['role']) => officers.filter((officer) => officer.role === role);
  const orders = {
    assignee: [one(assignee), one(duty), of('lead'), of('administrator')],
    leads: [of('lead'), of('administrator')],
    administrators: [of('administrator'), of('lead')],
  };
  return orders[name].find((found) => found.length > 0) ?? [];
}

/** Whom an event names may be of either side. */
function templateFor(templates: readonly NoticeTemplate[], applicant: boolean): NoticeTemplate {
  const fitting = templates.find(({ audience }) => (audience === 'applicant') === applicant);
  return fitting ?? templates[0]!;
}

function once(addressed: readonly Addressed[]): Addressed[] {
  const seen = new Set<string>();
  return addressed.filter(({ person: { contactId } }) => !seen.has(contactId) && seen.add(contactId));
}
