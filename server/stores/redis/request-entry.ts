import type { Request } from '../../../bot/conversation/types.ts';
import type { PersonId } from '../../../bot/ports.ts';

/** One request of a committed turn. */
export interface RequestEntry {
  person: PersonId;
  /** When its turn was committed, epoch milliseconds. */
  at: number;
  request: Request;
}

export function encodeRequest(entry: RequestEntry): string {
  return JSON.stringify(entry);
}

export function decodeRequest(text: string): RequestEntry {
  return JSON.parse(text) as RequestEntry;
}
