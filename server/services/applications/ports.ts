import type { Facts, FactValue } from '../../../bot/policy/pack.ts';
import type { FieldValue, Role } from '../../contract/common.ts';
import type { LifeState } from '../../contract/life.ts';

/** A person as colleagues see them. */
export interface Person {
  id: string;
  name: string;
}
export type Channel = 'chat' | 'page';

/** The present value of one field; null: cleared. */
export interface StoredField {
  value: FieldValue | null;
  version: number;
  by: Person;
  at: Date;
  channel: Channel;
  /** When it got its first value. */
  firstAt: Date;
}

/** An application as it is kept, with what else is needed to say how it stands. */
export interface Draft {
  id: string;
  organisation: { id: string; name: string; code: string };
  packId: string;
  packVersion: string;
  state: LifeState;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** By path. */
  fields: ReadonlyMap<string, StoredField>;
  /** Documents of the checklist that hold a file, whether wanted or not. */
  documents: ReadonlySet<string>;
  /** The receipt of the latest submission. */
  number: string | null;
}

/** A value to be written. */
export interface FieldWrite {
  /** The same for every attempt: a write that has been made is not made again. */
  id: string;
  path: string;
  value: FieldValue | null;
  /** 0: for the history only, since something later stands. */
  version: number;
  by: string;
  at: Date;
  channel: Channel;
}

/** Something for the timeline. The same id is told once. */
export interface NewEvent {
  id: string;
  type: string;
  data: Readonly<Record<string, string | number>>;
  by: string | null;
  at: Date;
}

export interface Edit {
  writes: readonly FieldWrite[];
  events: readonly NewEvent[];
}

/** Where in an order a page begins: after the row with this time and id. */
export interface Place {
  at: Date;
  id: string;
}

export interface NewApplication {
  id: string;
  organisationId: string;
  pack: { id: string; version: string };
  by: string;
  at: Date;
}

export interface HistoryEntry {
  id: string;
  path: string;
  version: number;
  value: FieldValue | null;
  by: Person;
  at: Date;
  channel: Channel;
}

export interface StoredEvent {
  id: string;
  type: string;
  data: Readonly<Record<string, unknown>>;
  by: Person | null;
  at: Date;
}

/**
 * Applications in preparation. Every change is one transaction that holds the application's row: fields with their history, events, the
 * application's new version, and news for the conversations.
 */
export interface Applications {
  read(id: string): Promise<Draft | null>;
  /** Of all organisations of a contact, latest change first. */
  ofContact(
    contactId: string,
    after: Place | null,
    limit: number,
  ): Promise<readonly { draft: Draft; role: Role }[]>;
  /**
   * Once for each id: a repetition answers with what is there. Makes it the application that the creator's chat speaks about.
   * `full`: the organisation has `most` applications already.
   */
  create(
    application: NewApplication,
    most: number,
    begin: (organisation: Draft['organisation']) => Edit,
  ): Promise<Draft | 'full'>;
  /**
   * Decides on the draft as it stands while nobody else can change it, and carries that out; answers with the draft that results.
   * @throws {ServerError} `not_found` (404)
   */
  edit<T>(
    id: string,
    now: Date,
    decide: (draft: Draft) => Edit & { answer: T },
  ): Promise<{ draft: Draft; answer: T }>;
  /** Latest first. */
  history(
    id: string,
    path: string | null,
    after: Place | null,
    limit: number,
  ): Promise<readonly HistoryEntry[]>;
  /** Latest first. */
  events(id: string, after: Place | null, limit: number): Promise<readonly StoredEvent[]>;
}

/** What part a contact has; null: none, or nothing by that id. */
export interface Roles {
  inOrganisation(contactId: string, organisationId: string): Promise<Role | null>;
  inApplication(contactId: string, applicationId: string): Promise<Role | null>;
}

/** What a person has answered in chat, and when they last spoke; null where they never did. */
export type AnswersInChat = (identity: string) => Promise<{ facts: Facts; at: Date } | null>;

/** Called after a change of an application has been committed, such as to look at its papers anew or to hurry the news. */
export type AfterChange = (applicationId: string, now: Date, paths: readonly string[]) => void;

// What the chat builds on.

/** Facts as a turn changed them; null: not known any more. */
export type ChatChanges = Readonly<Record<string, FactValue | null>>;

/**
 * Brings changes of a turn into the application that the conversation is linked to: the later word stands, whichever side it was said on; an
 * earlier one goes into the history alone. `refused`: the person may not edit it now.
 * @param request names the request across its repetitions
 * @param at when the turn was taken
 */
export type ApplyChatFacts = (command: {
  request: string;
  identity: string;
  application: string;
  changes: ChatChanges;
  at: Date;
  now: Date;
}) => Promise<'applied' | 'refused'>;

/** An application as a conversation knows it. */
export interface ApplicationForChat {
  summary: {
    id: string;
    version: number;
    title: string;
    state: LifeState;
    /** Of the latest submission. */
    number: string | null;
    verdict: string;
    papers: { ready: number; wanted: number };
    /** Wanted documents without a file, in the checklist's order. */
    missingDocuments: readonly string[];
  };
  /** Everything ever said about a fact of the pack; null: taken back. `at`: epoch milliseconds. */
  facts: Readonly<Record<string, { value: FactValue | null; at: number }>>;
}
/** Null: there is no such application. */
export type ReadApplicationForChat = (applicationId: string) => Promise<ApplicationForChat | null>;
