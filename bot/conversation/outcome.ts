import type { Understanding, Value } from '../language/types.ts';
import type { Answer } from '../policy/answer/answerer.ts';
import type { Pack } from '../policy/pack.ts';
import type { ConversationState, Intent, Link, Option, Request } from './types.ts';

/** How a turn understands people; built once per pack. */
export interface Ears {
  listen(
    text: string,
    context: { asking: string | null; known: Readonly<Record<string, Value>> },
  ): Understanding;
  answer(question: string): Answer;
}

export interface TurnContext {
  pack: Pack;
  ears: Ears;
  state: ConversationState;
  /** The fact waited for when the message came. */
  asking: string | null;
  left: number;
  /** Epoch milliseconds. */
  now: number;
}

/** One paragraph of what is said before the pending question. */
export interface Said {
  text: string;
  clauses: readonly string[];
  options?: readonly Option[];
  links?: readonly Link[];
}

/** What a message led to; the pending question and the verdict are added by the turn, which derives them. */
export interface Outcome {
  state: ConversationState;
  intent: Intent;
  /** Short words that may stand in front of the question in the same message: echoes, asking back. */
  lead: readonly string[];
  /** Answers that are messages of their own. */
  said: readonly Said[];
  /** Offered as buttons to ask back, in place of the question's own. */
  askBack?: readonly Option[];
  /** Say nothing more: no question, no menu. */
  silent?: boolean;
  /** Show the verdict even though no fact changed. */
  showVerdict?: boolean;
  /** What it asks of the world beside what is derived. */
  requests?: readonly Request[];
}

export const outcome = (state: ConversationState, intent: Intent, rest: Partial<Outcome> = {}): Outcome => ({
  state,
  intent,
  lead: [],
  said: [],
  ...rest,
});
