import { z } from 'zod';
import type { TakeTurn } from '../conversation/turn.ts';
import type { ConversationState, Message, Turn } from '../conversation/types.ts';
import type { Pack } from '../policy/pack.ts';
import { LineError } from './json-lines.ts';

const lineSchema = z.object({
  user: z.string().min(1),
  text: z.string().optional(),
  press: z.string().optional(),
  ask: z.string().optional(),
});

/** Conversations of a program's users, kept in memory for as long as the program runs. */
export function createChat(pack: Pack, takeTurn: TakeTurn, clock: () => number) {
  const states = new Map<string, ConversationState>();
  const talk = (user: string, message: Message): Turn => {
    const turn = takeTurn(states.get(user) ?? null, message, clock());
    states.set(user, turn.state);
    return turn;
  };
  return { talk, line: (value: unknown) => answerLine(pack, talk, value) };
}

function answerLine(pack: Pack, talk: (user: string, message: Message) => Turn, value: unknown): unknown {
  const { user, message } = readLine(pack, value);
  const { replies, intent, asking, state, verdict } = talk(user, message);
  return {
    user,
    replies: replies.map(({ text, options, clauses }) => ({ text, options, clauses })),
    intent,
    asking,
    facts: state.facts,
    verdict,
  };
}

function readLine(pack: Pack, value: unknown): { user: string; message: Message } {
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success)
    throw new LineError('needs "user", a non-empty string, and one of "text", "press", "ask", a string');
  const { user, text, press, ask } = parsed.data;
  const given = [text, press, ask].filter((part) => part !== undefined);
  if (given.length !== 1) throw new LineError('needs exactly one of "text", "press", "ask"');
  if (text !== undefined) return { user, message: { type: 'text', text } };
  if (press !== undefined) return { user, message: { type: 'press', option: press } };
  if (ask === undefined || !pack.facts.has(ask))
    throw new LineError(`"ask": ${ask} is not a fact of this pack`);
  return { user, message: { type: 'ask', fact: ask } };
}
