import type { Pack } from '../policy/pack.ts';
import { shanghaiDay } from '../policy/shanghai-day.ts';
import { conclude } from './conclude.ts';
import { revisit } from './commands.ts';
import { menuOptions } from './lists.ts';
import { news } from './news.ts';
import { outcome, type Ears, type Outcome, type TurnContext } from './outcome.ts';
import { PHRASES } from './phrases.ts';
import { shared } from './sharing.ts';
import { isSilent, silentTurn, type Silent } from './silent-turn.ts';
import { carriedOver, freshState, isOfPack, readable } from './state.ts';
import { press, submit } from './taps.ts';
import { hearText } from './text.ts';
import type { ConversationState, Message, Reply, Turn } from './types.ts';
import { viewOf } from './view.ts';

/** A pause after which a person is told where the check stands. */
const LONG_PAUSE = 6 * 60 * 60 * 1000;

export type TakeTurn = (state: ConversationState | null, message: Message, now: number) => Turn;

/**
 * The conversation as a pure function of what is kept, what a person did, and the time (epoch ms).
 * @param state null for a person never seen: they are welcomed and answered in one go
 */
export function createTurn(pack: Pack, ears: Ears): TakeTurn {
  return (stored, message, now) => {
    if (isSilent(message)) return silentTurn(pack, stored, message);
    const { state, lead, ...person } = resume(pack, stored, message, now);
    const before = viewOf(pack, state);
    const context: TurnContext = { pack, ears, state, asking: before.asking, left: before.left, now };
    const result = take(context, message, person);
    const greeted = person.isNew && isGreeting(result, message);
    const said = greeted ? { ...result, lead: [], silent: true } : withLead(result, lead);
    const turn = conclude(pack, context, before, said);
    const replies = [...(person.isNew ? [welcomeReply(pack, state, now)] : []), ...turn.replies];
    return shared({ ...turn, state: { ...turn.state, lastAt: now }, replies }, state.facts, now);
  };
}

interface Resumed {
  state: ConversationState;
  /** What a person who comes back has to know first. */
  lead: string[];
  isNew: boolean;
  paused: boolean;
}

/** Where a conversation stands when its person does something. */
function resume(pack: Pack, stored: ConversationState | null, message: Message, now: number): Resumed {
  const lead: string[] = [];
  let state = stored === null ? freshState(pack, now) : readable(stored);
  if (!isOfPack(state, pack)) {
    state = carriedOver(state, pack);
    if (state.checking) lead.push(PHRASES.packChanged);
  }
  const isNew = stored === null || state.lastAt === 0;
  const paused = !isNew && state.checking && now - state.lastAt > LONG_PAUSE;
  if (paused) lead.push(PHRASES.welcomeBack(Object.keys(state.facts).length));
  // Opening the app says nothing, so that nothing is told by it.
  if (message.type === 'enter' && !paused) return { state, lead, isNew, paused };
  const told = news(pack, state);
  return { state: told.state, lead: [...lead, ...told.lines], isNew, paused };
}

/** Stands at the head of whatever is said. */
function withLead(result: Outcome, lead: readonly string[]): Outcome {
  if (lead.length === 0) return result;
  if (result.said.length === 0) return { ...result, lead: [...lead, ...result.lead] };
  return { ...result, said: [{ text: lead.join('\n'), clauses: [] }, ...result.said] };
}

/** The welcome is the answer to a greeting. */
const isGreeting = (result: Outcome, message: Message) =>
  message.type === 'text' && result.intent === 'smalltalk' && result.said.length === 0;

function take(
  context: TurnContext,
  message: Exclude<Message, Silent>,
  person: { isNew: boolean; paused: boolean },
): Outcome {
  const { state, pack } = context;
  switch (message.type) {
    case 'text':
      return hearText(context, message.text);
    case 'press':
      return press(context, message.option);
    case 'submit':
      return submit(context, message.fact, message.values);
    case 'ask':
      return pack.facts.has(message.fact)
        ? revisit(context, message.fact)
        : outcome(state, 'unclear', { lead: [PHRASES.nothingKnownFact] });
    case 'enter':
      return outcome(state, 'command', { silent: person.isNew || !person.paused });
    case 'media':
      return outcome(state, 'unclear', { lead: [PHRASES.media(message.kind)] });
  }
}

function welcomeReply(pack: Pack, { application, facts }: ConversationState, now: number): Reply {
  const today = shanghaiDay(now);
  const { from, to } = pack.manifest.in_force;
  const notice = today < from || today > to ? [pack.wording.not_in_force] : [];
  const known = application === null ? [] : [PHRASES.linked(application.title, Object.keys(facts).length)];
  return {
    text: [pack.wording.welcome, ...notice, ...known].join('\n'),
    options: menuOptions(false),
    clauses: [],
  };
}
