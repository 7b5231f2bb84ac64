import type { ConversationState, Message, Request } from './conversation/types.ts';

export type { FactsChanged, SnoozeReminders, SyncMessage } from './conversation/types.ts';

/** One person on one channel: `wecom:CORPID:USERID`. All keys of a person live in one hash slot. */
export type PersonId = string;

/** What a channel hands to the bot: one thing one person did. */
export interface Inbound {
  person: PersonId;
  /** Identifies the platform's message across its retries (wecom.md §1.7: sender + MsgId, or sender + time + event fields). */
  key: string;
  message: Message;
  /** Sends that the channel itself wants committed with the turn, such as marking a tapped card as used. */
  attached: readonly Outgoing[];
}

/** One call to the platform, ready to send: rendered when the turn is committed, so that a retry sends the very same bytes. */
export interface Outgoing {
  /** Path below the API base, such as `/cgi-bin/message/send`. */
  path: string;
  body: Readonly<Record<string, unknown>>;
}

export interface StoredConversation {
  /** Null for an unknown person. */
  state: ConversationState | null;
  /** Compare-and-set token, never used twice for one person, one more with every turn; 0 for an unknown person. */
  version: number;
}

export interface LoadedConversation extends StoredConversation {
  /** Whether `key` is known to have been committed. */
  seen: boolean;
}

export interface TurnCommit {
  person: PersonId;
  key: string;
  /** The version that was loaded. */
  version: number;
  state: ConversationState;
  outgoing: readonly Outgoing[];
  requests: readonly Request[];
  /** Epoch milliseconds. */
  now: number;
}

/** Where conversations are kept. `commit` is one atomic step: seen-mark, new state, outgoing messages and requests. */
export interface Conversations {
  /** May be out of date: what a turn makes of it counts only once `commit` has compared the version. */
  load(person: PersonId, key: string): Promise<LoadedConversation>;
  /** `seen`: this very message was committed before. A conversation: another turn came first, and this is what it left. */
  commit(turn: TurnCommit): Promise<'committed' | 'seen' | StoredConversation>;
}

/** How sending one message ended (wecom.md §6.2): done, try again no sooner than `after` ms, or never (with the reason for operators). */
export type SendOutcome =
  | { type: 'sent' }
  | { type: 'retry'; after: number; reason: string; scope: 'message' | 'app' }
  | { type: 'failed'; reason: string };

/** Sends one rendered message to a person. Never throws for what the platform answers; network trouble is a retry. */
export type Sender = (person: PersonId, outgoing: Outgoing) => Promise<SendOutcome>;

/** Shared access tokens (wecom.md §6.1): one per (corp, app), across processes. */
export interface TokenStore {
  /** Null when absent or expired. */
  read(key: string): Promise<string | null>;
  /** Writes only while the stored token is still `previous`; false when another writer was first. */
  replace(key: string, previous: string | null, token: string, ttlSeconds: number): Promise<boolean>;
  /** Forgets the token only if it is still `token`. */
  forget(key: string, token: string): Promise<void>;
  /** Runs `work` while holding a cluster-wide lock on `key`; waits up to `waitMs` for it. */
  locked<T>(key: string, waitMs: number, work: () => Promise<T>): Promise<T>;
}

/** Who signed in at a channel. */
export interface Identified {
  person: PersonId;
  /** A member of our corp, of a linked corp, or of none. */
  kind: 'member' | 'downstream' | 'external';
}

/** What a sign-in's code says (wecom.md §7.1): a person; `refused`: used, expired or made up; `busy`: ask again in a moment. */
export type Identify = (code: string) => Promise<Identified | 'refused' | 'busy'>;
