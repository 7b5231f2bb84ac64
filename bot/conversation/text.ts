import type { Doubt, Smalltalk, Understanding } from '../language/types.ts';
import { UNSURE, type Facts, type FactValue, type Pack } from '../policy/pack.ts';
import { answerQuestion } from './policy-question.ts';
import { runCommand, SURE } from './commands.ts';
import { answerId } from './option-id.ts';
import { outcome, type Outcome, type TurnContext } from './outcome.ts';
import { LABELS, PHRASES } from './phrases.ts';
import { record } from './record.ts';
import { hearSnooze } from './snooze.ts';
import type { Option } from './types.ts';
import { valueLabel } from './values.ts';

/** What a person wrote or said: readings are recorded, doubts asked back, questions answered from the clauses. */
export function hearText(context: TurnContext, text: string): Outcome {
  // Too weighty to be read out of a longer sentence.
  if (text.trim() === LABELS.clearForAll) return runCommand(context, 'restart', SURE);
  const snoozed = hearSnooze(context, text);
  if (snoozed !== null) return snoozed;
  const heard = context.ears.listen(text, { asking: context.asking, known: context.state.facts });
  if (heard.statements.length > 0) return takeStatements(context, heard);
  if (heard.intent === 'command' && heard.command)
    return runCommand(context, heard.command.name, heard.command.topic);
  if (heard.question !== undefined) {
    return outcome(context.state, 'question', { said: [answerQuestion(context, heard.question)] });
  }
  if (heard.intent === 'smalltalk' && heard.smalltalk) return smalltalk(context, heard.smalltalk);
  if (heard.doubts.length > 0) return askBack(context, heard.doubts);
  return notUnderstood(context, text);
}

function takeStatements(context: TurnContext, heard: Understanding): Outcome {
  const readings: Facts = Object.fromEntries(heard.statements.map(({ topic, value }) => [topic, value]));
  const recorded = record(context.pack, context.state, readings);
  if (!recorded.accepted) return outcome(recorded.state, 'unclear', { lead: recorded.lead });
  const after = { ...context, state: recorded.state };
  const doubted = heard.doubts.length > 0 ? askBack(after, heard.doubts) : null;
  return outcome(
    doubted?.state ?? recorded.state,
    recorded.corrected ? 'correction' : heard.intent === 'correction' ? 'correction' : 'answer',
    {
      lead: [...recorded.lead, ...(doubted?.lead ?? [])],
      said: heard.question === undefined ? [] : [answerQuestion(after, heard.question)],
      ...(doubted?.askBack ? { askBack: doubted.askBack } : {}),
    },
  );
}

/** Nothing is recorded; the person chooses between what it may have meant. */
function askBack(context: TurnContext, doubts: readonly Doubt[]): Outcome {
  const { pack, state } = context;
  const doubt = doubts.find(({ topic }) => topic === context.asking) ?? doubts[0]!;
  const fact = pack.facts.get(doubt.topic);
  if (fact === undefined) return outcome(state, 'unclear', { lead: [PHRASES.notUnderstood] });
  const asked = { ...state, checking: true, focus: fact.id };
  // Of yes and no the question itself offers all there is to choose from.
  if (fact.type === 'yes_no' || doubt.candidates.length === 0) {
    return outcome(asked, 'unclear', { lead: [PHRASES.sayExactly(fact.label)] });
  }
  const option = (value: FactValue): Option => ({
    id: answerId(fact.id, value, pack.manifest.version),
    label: valueLabel(fact, value),
  });
  const options = doubt.candidates.map(option);
  const meanings = options.map(({ label }) => label);
  return outcome(asked, 'unclear', {
    lead: [PHRASES.didYouMean(fact.label, meanings)],
    askBack: [...options, option(UNSURE)],
  });
}

/** Said out of the blue, a keyword such as 有效期 is a question without its form; said to a question it is an answer not understood. */
function notUnderstood(context: TurnContext, text: string): Outcome {
  if (context.asking !== null) {
    return outcome(context.state, 'unclear', { lead: [PHRASES.notUnderstood + PHRASES.notUnderstoodAsk] });
  }
  const keyword = text.length <= 20 && context.ears.answer(text).kind === 'stated';
  return keyword
    ? outcome(context.state, 'question', { said: [answerQuestion(context, text)] })
    : outcome(context.state, 'unclear', { lead: [PHRASES.notUnderstood] });
}

const SMALLTALK: Record<Smalltalk, (pack: Pack) => string> = {
  greeting: () => PHRASES.greeting,
  thanks: () => PHRASES.thanks,
  bye: () => PHRASES.bye,
  praise: () => PHRASES.praise,
  insult: () => PHRASES.insult,
  identity: () => PHRASES.identity,
  acknowledge: () => PHRASES.acknowledge,
  favour: (pack) => pack.wording.no_favours,
};

const smalltalk = (context: TurnContext, kind: Smalltalk): Outcome =>
  outcome(context.state, 'smalltalk', { lead: [SMALLTALK[kind](context.pack)], silent: kind === 'bye' });
