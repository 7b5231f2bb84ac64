import { commandId } from '../../bot/conversation/option-id.ts';
import type { ConversationState, Request } from '../../bot/conversation/types.ts';
import type { Random } from '../support/random.ts';
import { seal } from './callbacks.ts';
import { lineOf, type TakeCalmly } from './calm.ts';
import { createHand } from './hand.ts';

/** What one person does, and what a calm run says to it. */
export interface Conversation {
  userId: string;
  /** The messages inside the callbacks, in order. */
  messages: readonly string[];
  /** Every call to the platform's API that a calm run makes, in order. */
  expected: readonly string[];
  requests: readonly Request[];
}

export interface Size {
  messages: number;
  /** Messages to a person beyond this would wait for the platform's limit of a minute to pass. */
  sends: number;
}

/** A seeded conversation: texts, taps on the cards that a calm run shows, late taps on old cards, menu clicks, pictures. */
export function improvise(userId: string, takeCalmly: TakeCalmly, random: Random, size: Size): Conversation {
  const hand = createHand(userId, random);
  const messages: string[] = [];
  const expected: string[] = [];
  const requests: Request[] = [];
  let state: ConversationState | null = null;
  let sends = 0;
  for (let tries = 0; messages.length < size.messages && tries < size.messages * 3; tries += 1) {
    const message = hand.next();
    const turn = takeCalmly(state, seal(message));
    const lines = turn.outgoing.map(lineOf);
    const sent = lines.filter((line) => line.startsWith('/cgi-bin/message/send ')).length;
    if (sends + sent > size.sends) continue;
    sends += sent;
    state = turn.state;
    messages.push(message);
    expected.push(...lines);
    requests.push(...turn.requests);
    hand.sees(turn.outgoing);
  }
  return { userId, messages, expected, requests };
}

/** From the menu straight to a verdict, every question answered well by a tap. */
export function finishWell(userId: string, takeCalmly: TakeCalmly, random: Random): Conversation {
  const hand = createHand(userId, random);
  const messages: string[] = [];
  const expected: string[] = [];
  const requests: Request[] = [];
  let state: ConversationState | null = null;
  for (let message: string | null = hand.clicks(commandId('start')); message; message = hand.answersWell()) {
    const turn = takeCalmly(state, seal(message));
    state = turn.state;
    messages.push(message);
    expected.push(...turn.outgoing.map(lineOf));
    requests.push(...turn.requests);
    hand.sees(turn.outgoing);
  }
  return { userId, messages, expected, requests };
}

export function crowd(count: number, prefix: string, takeCalmly: TakeCalmly, random: Random, size: Size) {
  return Array.from({ length: count }, (_, index) =>
    improvise(`${prefix}${index}`, takeCalmly, random, size),
  );
}
