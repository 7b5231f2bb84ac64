import type { NoticePace } from '../../../bot/policy/notices-schema.ts';
import type { OfficeRole } from '../../contract/life.ts';
import type { PackName } from '../programme/pack-shelf.ts';

/** What became of a notice as a message; the inbox has it in any case. */
export type NoticeState =
  | 'waiting'
  | 'queued'
  | 'sent'
  | 'failed'
  /** The person has turned messages of this event off. */
  | 'not_wanted'
  /** The person cannot be written to, and need not be. */
  | 'inbox_only'
  /** Told together with others, by the notice that `digestId` names. */
  | 'in_digest'
  /** It failed, and an officer told the person in another way. */
  | 'told_otherwise';

/** Something that people are to hear of, with what is known of its application. */
export interface WaitingEvent {
  id: string;
  event: string;
  at: Date;
  data: Readonly<Record<string, unknown>>;
  /** Null: the audiences of the event's templates. */
  contacts: readonly string[] | null;
  application: EventApplication | null;
}
export interface EventApplication extends PackName {
  id: string;
  organisationId: string;
  assigneeId: string | null;
  title: string;
  leadName: string;
}

export interface Recipient {
  contactId: string;
  /** The person id of their conversation. */
  identity: string;
}
export interface OfficerRecipient extends Recipient {
  role: OfficeRole;
}

/** A thing of a notice with a place of its own, such as a document to correct. */
export interface NoticeItem {
  title: string;
  reason: string;
  /** A path of our own pages. */
  path: string | null;
}
/** What a notice says beside its text. */
export interface NoticeParts {
  rows: readonly { name: string; value: string }[];
  items: readonly NoticeItem[];
  clauses: readonly string[];
}

export interface NewNoticeRow {
  id: string;
  eventId: string;
  event: string;
  contactId: string;
  applicationId: string | null;
  title: string;
  text: string;
  link: string | null;
  parts: NoticeParts;
  urgent: boolean;
  pace: NoticePace;
  state: NoticeState;
  dueAt: Date | null;
  createdAt: Date;
  /** Why it failed at once; null where it did not. */
  failure: string | null;
}

/** A person's day as far as it decides when they are written to again. */
export interface PersonsDay {
  /** When those that wait to be told together are due; null where none waits. */
  gatheringUntil: Date | null;
  /** Whether something that is told together went out on the day already. */
  told: boolean;
}

export interface NoticeEvents {
  /** The oldest events that nobody was told of yet. */
  waiting(limit: number): Promise<readonly WaitingEvent[]>;
  /** Writes the notices of events and marks these; those of an event that another has marked meanwhile are left out. */
  spread(events: readonly string[], notices: readonly NewNoticeRow[], at: Date): Promise<void>;
}

export interface NoticePeople {
  /** The owners and editors of organisations. */
  applicants(organisations: readonly string[]): Promise<ReadonlyMap<string, readonly Recipient[]>>;
  /** Whoever works for the office now. */
  officers(): Promise<readonly OfficerRecipient[]>;
  contacts(ids: readonly string[]): Promise<readonly Recipient[]>;
  /** What contacts want no messages of, as `contact event`. */
  unwilling(contacts: readonly string[]): Promise<ReadonlySet<string>>;
  /** @param since the beginning of the day */
  days(contacts: readonly string[], since: Date, now: Date): Promise<ReadonlyMap<string, PersonsDay>>;
}

/** When people may be written to. */
export interface OfficeTime {
  /** The first moment from `now` on that lies in office hours of a working day. */
  next(now: Date): Date;
}
