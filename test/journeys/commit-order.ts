import type { ConversationState } from '../../bot/conversation/types.ts';
import { seal } from './callbacks.ts';
import { lineOf, type TakeCalmly } from './calm.ts';

type State = ConversationState | null;

/**
 * Looks for the orders of messages in which a calm run says exactly `said`, and answers with the states that it may then be in:
 * none where no order explains it, so that something was lost, doubled or torn apart.
 */
export function statesAfter(
  takeCalmly: TakeCalmly,
  before: readonly State[],
  messages: readonly string[],
  said: readonly string[],
): State[] {
  const found = new Map<string, State>();
  for (const state of before) follow(state, messages, said);
  return [...found.values()];

  function follow(state: State, left: readonly string[], rest: readonly string[]): void {
    if (left.length === 0 && rest.length === 0) found.set(withoutTime(state), state);
    for (const message of left) {
      const turn = takeCalmly(state, seal(message));
      const lines = turn.outgoing.map(lineOf);
      if (lines.every((line, index) => line === rest[index])) {
        follow(
          turn.state,
          left.filter((other) => other !== message),
          rest.slice(lines.length),
        );
      }
    }
  }
}

const withoutTime = (state: State) => JSON.stringify({ ...state, lastAt: 0 });
