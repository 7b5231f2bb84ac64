import { evaluate, type Evaluation, type Verdict } from '../policy/evaluate.ts';
import { atMostToCome, openQuestions } from '../policy/next-question.ts';
import type { Facts, Pack } from '../policy/pack.ts';
import type { ConversationState } from './types.ts';

/** All that is derived from a state: nothing of it is kept. */
export interface View {
  evaluation: Evaluation;
  /** The fact that the bot waits for; null when nothing is under way or left to ask. */
  asking: string | null;
  /** How many questions may still come at most, the pending one included. */
  left: number;
  /** Null while the check is not decided. */
  verdict: Exclude<Verdict, 'incomplete'> | null;
}

export function viewOf(pack: Pack, state: ConversationState): View {
  const { evaluation, open, left } = derivedFrom(pack, state.facts);
  const verdict = evaluation.verdict === 'incomplete' ? null : evaluation.verdict;
  if (!state.checking) return { evaluation, asking: null, left: 0, verdict };
  const asking =
    state.focus ?? open.find((fact) => !state.skipped.includes(fact)) ?? firstSkipped(state, open);
  return { evaluation, asking, left, verdict };
}

const firstSkipped = (state: ConversationState, open: readonly string[]): string | null =>
  state.skipped.find((fact) => open.includes(fact)) ?? null;

/** What follows from the facts alone. */
interface Derived {
  pack: Pack;
  evaluation: Evaluation;
  open: readonly string[];
  left: number;
}

/**
 * Kept for as long as the facts themselves: a turn begins with the very facts that the turn before ended with, and looks at
 * them several times. Facts never change; new ones are a new object.
 */
const known = new WeakMap<Facts, Derived>();

function derivedFrom(pack: Pack, facts: Facts): Derived {
  const before = known.get(facts);
  if (before?.pack === pack) return before;
  const evaluation = evaluate(pack, facts);
  const open = openQuestions(pack, facts, evaluation);
  const derived = { pack, evaluation, open, left: atMostToCome(pack, facts, open) };
  known.set(facts, derived);
  return derived;
}
