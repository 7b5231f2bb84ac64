import type { CommandName } from '../language/types.ts';
import { applicationStatus } from './application-reply.ts';
import { quote } from './clause-text.ts';
import { answersSoFar, checklist, duties, editMenu, menuOptions, progress } from './lists.ts';
import { commandId } from './option-id.ts';
import { outcome, type Outcome, type TurnContext } from './outcome.ts';
import { LABELS, LINK_LABELS, PHRASES } from './phrases.ts';
import { toPapers } from './places.ts';
import { undo } from './record.ts';
import { freshState } from './state.ts';
import { factLabel, valueLabel } from './values.ts';
import { viewOf } from './view.ts';

type Handler = (context: TurnContext, fact: string | undefined) => Outcome;

/** Stands in place of a fact in the id of the button that confirms. */
export const SURE = 'sure';

const command = (context: TurnContext, rest: Partial<Outcome>, state = context.state): Outcome =>
  outcome(state, 'command', rest);

const HANDLERS: Record<CommandName, Handler> = {
  start: (context) =>
    command(
      context,
      { lead: context.state.checking ? [] : [PHRASES.begun] },
      { ...context.state, checking: true },
    ),
  restart: (context, sure) => restart(context, sure === SURE),
  back: (context) => {
    const { state, pack } = context;
    const at = state.focus === null ? state.answered.length : state.answered.indexOf(state.focus);
    const target = state.answered[(at === -1 ? state.answered.length : at) - 1];
    return target === undefined
      ? command(context, { lead: [PHRASES.nothingBefore] })
      : revisit(context, target, PHRASES.backTo(pack.facts.get(target)!.label, known(context, target)));
  },
  edit: (context, fact) => {
    if (fact === undefined || !context.pack.facts.has(fact)) {
      return command(context, { said: [editMenu(context.pack, context.state)], silent: true });
    }
    return revisit(context, fact);
  },
  skip: (context) => skip(context),
  why: (context) => {
    const { asking, pack } = context;
    const question = asking === null ? undefined : pack.questions.get(asking);
    if (asking === null || question === undefined) return command(context, { lead: [PHRASES.nothingAsked] });
    const { clauses } = pack.facts.get(asking)!;
    const text = [PHRASES.why(question.why), ...clauses.map((id) => quote(pack, id))].join('\n\n');
    return command(context, { said: [{ text, clauses }] });
  },
  example: (context) => {
    const question = context.asking === null ? undefined : context.pack.questions.get(context.asking);
    return command(context, {
      lead: question
        ? [question.hint ?? '', PHRASES.example(question.example)].filter(Boolean)
        : [PHRASES.nothingAsked],
    });
  },
  progress: (context) =>
    command(context, { said: [progress(context.pack, context.state, viewOf(context.pack, context.state))] }),
  checklist: (context) =>
    command(context, {
      said: [
        checklist(
          context.pack,
          viewOf(context.pack, context.state),
          context.state.application,
          toPapers(LINK_LABELS.allPapers),
        ),
      ],
    }),
  verdict: (context) => verdict(context),
  undo: (context) => {
    const { state, said } = undo(context.pack, context.state);
    return command(context, { lead: [said] }, state);
  },
  human: (context) => command(context, { said: [{ text: context.pack.wording.contact, clauses: [] }] }),
  help: (context) =>
    command(context, {
      said: [{ text: PHRASES.help, clauses: [], options: menuOptions(context.state.checking) }],
      silent: context.asking === null,
    }),
  after_filing: (context) => command(context, { said: [duties(context.pack)] }),
  answers: (context) => command(context, { said: [answersSoFar(context.pack, context.state)] }),
  application: (context) => command(context, { said: [applicationStatus(context)] }),
};

export const runCommand = (context: TurnContext, name: CommandName, fact?: string): Outcome =>
  HANDLERS[name](context, fact);

const known = ({ pack, state }: TurnContext, fact: string): string =>
  state.facts[fact] === undefined ? '' : valueLabel(pack.facts.get(fact)!, state.facts[fact]!);

/** Answers that colleagues share are cleared for them too: only once that has been said. */
function restart(context: TurnContext, sure: boolean): Outcome {
  const { state, pack } = context;
  const { application } = state;
  const empty = { ...freshState(pack, state.lastAt), application, checking: true };
  if (Object.keys(state.facts).length === 0) return command(context, { lead: [PHRASES.begun] }, empty);
  if (application !== null && !sure) {
    const options = [
      { id: commandId('restart', SURE), label: LABELS.clearForAll },
      { id: commandId('start'), label: LABELS.continue },
    ];
    return command(context, {
      said: [{ text: PHRASES.restartShared(application.title), clauses: [], options }],
      silent: true,
    });
  }
  const lead = [application === null ? PHRASES.restarted : PHRASES.restartedShared];
  return command(context, { lead }, { ...empty, undo: { ...state.facts } });
}

/** Puts the conversation at one question, whether it was answered or not. */
export function revisit(context: TurnContext, fact: string, said?: string): Outcome {
  const { state, pack } = context;
  const current = state.facts[fact];
  const lead =
    said ?? (current === undefined ? '' : PHRASES.backTo(pack.facts.get(fact)!.label, known(context, fact)));
  const moved = {
    ...state,
    checking: true,
    focus: fact,
    ticked: null,
    skipped: state.skipped.filter((id) => id !== fact),
  };
  return command(context, { lead: lead === '' ? [] : [lead] }, moved);
}

/** An answered question is left as it is; an open one is put off to the end, where only 不确定 or an answer helps. */
function skip(context: TurnContext): Outcome {
  const { asking, state, pack } = context;
  if (asking === null) return command(context, { lead: [PHRASES.nothingToSkip] });
  const current = state.facts[asking];
  if (current !== undefined) {
    return command(
      context,
      { lead: [PHRASES.same(factLabel(pack, asking, current))] },
      { ...state, focus: null, ticked: null },
    );
  }
  const skipped = [...state.skipped.filter((id) => id !== asking), asking];
  const moved = { ...state, skipped, focus: null, ticked: null };
  const { label } = pack.facts.get(asking)!;
  const lead = viewOf(pack, moved).asking === asking ? PHRASES.skippedLast(label) : PHRASES.skipped(label);
  return command(context, { lead: [lead] }, moved);
}

function verdict(context: TurnContext): Outcome {
  const view = viewOf(context.pack, context.state);
  if (view.verdict !== null) return command(context, { showVerdict: true });
  const count = (status: string) => view.evaluation.rules.filter((result) => result.status === status).length;
  const state = { ...context.state, checking: true };
  const lead = [
    PHRASES.notDecided(viewOf(context.pack, state).left),
    PHRASES.soFar(count('met'), count('unmet')),
  ];
  return command(context, { lead }, state);
}
