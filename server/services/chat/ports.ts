import type { SyncMessage } from '../../../bot/ports.ts';

/** That the conversations of an application have something to be told, written with the change that causes it. */
export interface News {
  id: bigint;
  application: string;
  /** Null: every contact whose chat speaks about this application. */
  contact: string | null;
}

/** A contact's conversation and what it speaks about; null: of nothing, or of something that is no longer theirs. */
export interface Link {
  identity: string;
  application: string | null;
}

/** News is there until it is told: whoever looks sees it, and telling it twice is harmless. */
export interface ConversationNews {
  /** Oldest first, without that of some applications. */
  waiting(limit: number, besides: readonly string[]): Promise<readonly News[]>;
  /** Contacts whose chat speaks about an application. */
  listeners(application: string): Promise<readonly string[]>;
  /** Null: nobody by that id. */
  linkOf(contact: string): Promise<Link | null>;
  told(ids: readonly bigint[]): Promise<void>;
  /** Has one contact told of an application once more; nothing where there is no such application. */
  ask(application: string, contact: string, now: Date): Promise<void>;
}

/** Resolves once the conversation knows. */
export type Tell = (identity: string, message: SyncMessage) => Promise<void>;
/** Resolves once the conversation has given up its own changes up to that time. */
export type TellRefusal = (identity: string, application: string, at: number) => Promise<void>;
