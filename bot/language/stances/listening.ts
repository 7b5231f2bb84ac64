import type { Hearing } from '../reading.ts';
import type { Token } from '../words/token.ts';
import type { Part } from './part.ts';

/** What has been heard of a message's clauses so far. */
export interface Listening {
  hearing: Hearing;
  said: Part[];
  /** The clause before the one being heard. */
  before: readonly Token[];
  /** Named, and nothing said of it yet. */
  named: string | null;
  /** The matter that later clauses without a name go on about. */
  current: string | null;
}
