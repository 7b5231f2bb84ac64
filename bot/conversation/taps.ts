import { UNSURE, type FactValue } from '../policy/pack.ts';
import { revisit, runCommand } from './commands.ts';
import { readOptionId, valueFromId } from './option-id.ts';
import { outcome, type Outcome, type TurnContext } from './outcome.ts';
import { PHRASES } from './phrases.ts';
import { answerTopic } from './policy-question.ts';
import { NONE_OF_THESE } from './question-reply.ts';
import { record } from './record.ts';

/** A tap, however late: the option's id says which question it answers, and a question answered since is thereby corrected. */
export function press(context: TurnContext, option: string): Outcome {
  const tap = readOptionId(option);
  if (tap === null) return stale(context);
  if (tap.type === 'command') return runCommand(context, tap.name, tap.fact);
  if (tap.type === 'topic') return topic(context, tap.answer);
  const fact = context.pack.facts.get(tap.fact);
  if (fact === undefined) return stale(context);
  if (tap.type === 'answer') return take(context, tap.fact, valueFromId(fact, tap.value));
  if (tap.type === 'tick') {
    const known = fact.type === 'set' && fact.options.some(({ id }) => id === tap.item);
    return known ? tick(context, tap.fact, tap.item) : stale(context);
  }
  const ticked = context.state.ticked?.fact === tap.fact ? context.state.ticked.items : [];
  return ticked.length > 0
    ? take(context, tap.fact, ticked)
    : outcome(context.state, 'unclear', { lead: [PHRASES.tickedNone] });
}

function topic(context: TurnContext, answer: string): Outcome {
  const said = answerTopic(context.pack, answer);
  return said === null ? stale(context) : outcome(context.state, 'question', { said: [said] });
}

/** Options handed in at once from a card: option ids for a choice, item ids for a set. */
export function submit(context: TurnContext, factId: string, values: readonly string[]): Outcome {
  const first = values[0];
  if (first !== undefined && readOptionId(first) !== null) return press(context, first);
  const fact = context.pack.facts.get(factId);
  if (fact?.type !== 'set') return stale(context);
  const items = values.filter((value) => value !== NONE_OF_THESE && value !== UNSURE);
  const others = values.length - items.length;
  if (items.length > 0 && others === 0) return take(context, factId, items);
  if (items.length === 0 && others === 1) return take(context, factId, first === UNSURE ? UNSURE : []);
  const { state } = revisit(context, factId);
  return outcome(state, 'unclear', {
    lead: [values.length === 0 ? PHRASES.tickedNone : PHRASES.sayExactly(fact.label)],
  });
}

function take(context: TurnContext, fact: string, value: FactValue): Outcome {
  const { state, lead, corrected, accepted } = record(context.pack, context.state, { [fact]: value });
  if (!accepted && lead.length === 0) return stale(context);
  return outcome(state, !accepted ? 'unclear' : corrected ? 'correction' : 'answer', { lead });
}

function tick(context: TurnContext, fact: string, item: string): Outcome {
  const items = context.state.ticked?.fact === fact ? context.state.ticked.items : [];
  const next = items.includes(item) ? items.filter((id) => id !== item) : [...items, item];
  const focus = context.asking === fact ? context.state.focus : fact;
  return outcome({ ...context.state, checking: true, focus, ticked: { fact, items: next } }, 'answer', {
    lead: next.length === 0 ? [PHRASES.tickedNone] : [],
  });
}

const stale = (context: TurnContext): Outcome =>
  outcome(context.state, 'unclear', { lead: [PHRASES.staleTap] });
