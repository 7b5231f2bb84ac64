import { createEars } from '../../bot/conversation/ears.ts';
import { createTurn } from '../../bot/conversation/turn.ts';
import type { ConversationState, Message, Turn } from '../../bot/conversation/types.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import { baoshan } from '../support/packs.ts';

export const MONDAY = Date.UTC(2026, 10, 23, 2, 0, 0);

/** One person talking to the bot; each call is a turn, and the last one can be looked at. */
export function talkTo(pack: Pack = baoshan) {
  const takeTurn = createTurn(pack, createEars(pack));
  let state: ConversationState | null = null;
  let turn: Turn | null = null;
  let now = MONDAY;
  const take = (message: Message): Turn => {
    turn = takeTurn(state, message, now);
    state = JSON.parse(JSON.stringify(turn.state)) as ConversationState;
    now += 1000;
    return turn;
  };
  const optionWith = (label: string): string => {
    const options = turn!.replies.flatMap((reply) => reply.options);
    const option = options.find((each) => each.label === label);
    if (!option) throw new Error(`no option ${label} among ${options.map((each) => each.label).join(', ')}`);
    return option.id;
  };
  return {
    say: (text: string) => take({ type: 'text', text }),
    tap: (label: string) => take({ type: 'press', option: optionWith(label) }),
    press: (option: string) => take({ type: 'press', option }),
    send: take,
    optionWith,
    later: (ms: number) => {
      now += ms;
    },
    get state() {
      return state!;
    },
    get text() {
      return turn!.replies.map((reply) => reply.text).join('\n\n');
    },
  };
}

export type Talk = ReturnType<typeof talkTo>;

/** Answers every question by its best option until nothing is asked any more. */
export function answerAll(talk: Talk, asking: string | null, pack: Pack = baoshan): Turn {
  let turn: Turn | null = null;
  for (let next = asking; next !== null; next = turn.asking) {
    const fact = pack.facts.get(next)!;
    const best = {
      yes_no: 'yes',
      count: '5',
      choice: 'options' in fact ? fact.options[0]!.id : '',
      set: '',
      text: 'unsure',
    };
    const value = fact.type === 'set' ? fact.options.map(({ id }) => id).join(',') : best[fact.type];
    turn = talk.press(`answer|${next}|${value}|${pack.manifest.version}`);
  }
  return turn!;
}
