import { evaluate, type Evaluation, type Verdict } from '../policy/evaluate.ts';
import { atMostToCome, openQuestions } from '../policy/next-question.ts';
import type { Pack } from '../policy/pack.ts';
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

/** @param known the evaluation of the same facts, where it has been made already */
export function viewOf(pack: Pack, state: ConversationState, known?: Evaluation): View {
  const evaluation = known ?? evaluate(pack, state.facts);
  const verdict = evaluation.verdict === 'incomplete' ? null : evaluation.verdict;
  if (!state.checking) return { evaluation, asking: null, left: 0, verdict };
  const open = openQuestions(pack, state.facts, evaluation);
  const asking =
    state.focus ?? open.find((fact) => !state.skipped.includes(fact)) ?? firstSkipped(state, open);
  return { evaluation, asking, left: atMostToCome(pack, state.facts, open), verdict };
}

const firstSkipped = (state: ConversationState, open: readonly string[]): string | null =>
  state.skipped.find((fact) => open.includes(fact)) ?? null;
