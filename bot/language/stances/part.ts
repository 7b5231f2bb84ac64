import type { Clause } from '../words/clauses.ts';
import type { Token } from '../words/token.ts';
import type { Stance } from './stance.ts';

/** What one clause says of a matter. */
export interface Part {
  topic: string;
  stance: Stance;
  clause: Clause;
  tokens: readonly Token[];
}
