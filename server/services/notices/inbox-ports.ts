import type { Place } from '../applications/ports.ts';
import type { NoticeParts, NoticeState } from './ports.ts';

export interface InboxNotice {
  id: string;
  event: string;
  title: string;
  text: string;
  link: string | null;
  parts: NoticeParts;
  createdAt: Date;
  readAt: Date | null;
}

export interface Inbox {
  /** The latest first. */
  list(contact: string, after: Place | null, limit: number): Promise<readonly InboxNotice[]>;
  unread(contact: string): Promise<number>;
  /** Those named, or all that came up to a moment; what was read before keeps its time. */
  read(contact: string, which: { notices: readonly string[] } | { upTo: Date }, now: Date): Promise<void>;
}

export interface NoticePreferences {
  /** On which sides a person may be told things, and how WeCom names them. */
  sidesOf(contact: string): Promise<{ applicant: boolean; officer: boolean; identity: string }>;
  /** The events that the person turned off. */
  unwanted(contact: string): Promise<ReadonlySet<string>>;
  set(contact: string, event: string, wanted: boolean, now: Date): Promise<void>;
}

export interface DeliveryAttempt {
  at: Date;
  outcome: 'sent' | 'retry' | 'failed' | 'asked' | 'told';
  reason: string;
  by: { id: string; name: string } | null;
}
export interface Delivery {
  id: string;
  title: string;
  text: string;
  person: { id: string; name: string };
  identity: string;
  application: { id: string; title: string } | null;
  state: NoticeState;
  createdAt: Date;
  dueAt: Date | null;
  sentAt: Date | null;
  readAt: Date | null;
  attempts: readonly DeliveryAttempt[];
}

/** @property key names the write across its retries */
export interface ByHand {
  notice: string;
  officer: string;
  key: string;
  now: Date;
}

export interface DeliveryDesk {
  undelivered(after: Place | null, limit: number): Promise<readonly Delivery[]>;
  count(): Promise<number>;
  /** Whether the office has the application: it was handed in once. */
  hasCase(application: string): Promise<boolean>;
  ofCase(application: string, after: Place | null, limit: number): Promise<readonly Delivery[]>;
  find(notice: string): Promise<Delivery | null>;
  /** Puts a failed notice, and what was told with it, back to waiting; false where it has not failed. */
  resend(asked: ByHand): Promise<boolean>;
  /** Notes that the person was told in another way; false where it has not failed. */
  told(asked: ByHand): Promise<boolean>;
}
