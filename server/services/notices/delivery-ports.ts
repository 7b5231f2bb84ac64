import type { Outgoing, PersonId } from '../../../bot/ports.ts';
import type { NoticePace } from '../../../bot/policy/notices-schema.ts';
import type { NoticeParts } from './ports.ts';

/** What a message is made of. */
export interface NoticeContent {
  id: string;
  title: string;
  text: string;
  link: string | null;
  parts: NoticeParts;
  /** How often it was sent again by hand: such a message must not be taken for a repeated send. */
  resends: number;
}

/** A notice that is due, its digest with it where it has one already. */
export interface DueNotice extends NoticeContent {
  contactId: string;
  identity: PersonId;
  pace: NoticePace;
  /** It was queued before: its message stands. */
  composed: boolean;
}

/** What is to be sent next: a message carried by one notice, for it and for others. */
export interface Carried {
  id: string;
  /** Null: the one that it has. */
  message: string | null;
  /** Notices that are told with it. */
  others: readonly string[];
}

/** A queued notice as a worker finds it. */
export interface QueuedNotice {
  id: string;
  identity: PersonId;
  pace: NoticePace;
  message: string;
  createdAt: Date;
  failures: number;
  /** Since when nobody knows whether it arrived; null: it did not. */
  doubtSince: Date | null;
}

export type SendResult =
  | { outcome: 'sent' }
  | { outcome: 'failed'; reason: string }
  /** @property doubt whether it may have arrived all the same */
  | { outcome: 'retry'; reason: string; due: Date; doubt: boolean };

export interface NoticeDeliveries {
  /**
   * Takes due notices, has `plan` make messages of them and marks them as queued until `until`; answers what to put into the
   * queue, those that were put there before and have not been heard of since included.
   */
  queue(
    plan: (due: readonly DueNotice[]) => readonly Carried[],
    limit: number,
    now: Date,
    until: Date,
  ): Promise<readonly string[]>;
  /** Null: not to be sent, or not any more. */
  read(id: string): Promise<QueuedNotice | null>;
  /** Notes before a send that it may have arrived from now on; false: it is not to be sent any more. */
  begin(id: string, now: Date): Promise<boolean>;
  /** The outcome of a send, with its attempt; false where another worker was told the outcome before. */
  settle(id: string, attempt: string, result: SendResult, now: Date): Promise<boolean>;
  /** Back to waiting: the platform was not asked. */
  postpone(id: string, due: Date): Promise<void>;
}

/** Renders notices for the platform; the same notices give the same bytes. */
export interface NoticeRenderer {
  one(notice: NoticeContent, person: PersonId): Outgoing;
  digest(notices: readonly NoticeContent[], person: PersonId): Outgoing;
}
