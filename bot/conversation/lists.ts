import type { Pack } from '../policy/pack.ts';
import type { PolicyDocument } from '../policy/schema.ts';
import { applicationLine } from './application-reply.ts';
import { commandId } from './option-id.ts';
import type { Said } from './outcome.ts';
import { LABELS, PHRASES } from './phrases.ts';
import { toPaper } from './places.ts';
import type { ConversationState, Link, LinkedApplication } from './types.ts';
import { factLabel } from './values.ts';
import type { View } from './view.ts';

/**
 * The checklist by the facts known so far; what the published text names is told apart from what is only suggested, and what the
 * application has already from what it lacks.
 */
export function checklist(pack: Pack, view: View, application: LinkedApplication | null, toAll: Link): Said {
  const wanted = pack.documents.filter(({ id }) => view.evaluation.documents.includes(id));
  const numbered = wanted.map((document, index) => ({ document, number: index + 1 }));
  const named = numbered.filter(({ document }) => document.basis === 'named');
  const supporting = numbered.filter(({ document }) => document.basis === 'supporting');
  const state = ({ id }: PolicyDocument) =>
    application !== null && !application.missing.includes(id) ? PHRASES.ready : '';
  const partial = view.verdict === null ? [PHRASES.checklistPartial] : [];
  return {
    text: [
      [PHRASES.checklistHead, ...partial].join('\n'),
      PHRASES.named,
      ...named.map(({ document, number }) =>
        documentLine(document, number, `（条款 ${document.clauses.join('、')}）${state(document)}`),
      ),
      PHRASES.supporting(pack.manifest.office),
      ...supporting.map(({ document, number }) => documentLine(document, number, state(document))),
    ].join('\n\n'),
    clauses: [...new Set(named.flatMap(({ document }) => document.clauses))],
    links: [...wanted.map(toPaper), toAll],
  };
}

const documentLine = ({ title, description }: PolicyDocument, number: number, basis: string): string =>
  `${number}. ${title}${basis}\n${description}`;

export function duties(pack: Pack): Said {
  const lines = pack.duties.map(
    ({ title, description, clauses }) => `· ${title}（条款 ${clauses.join('、')}）\n${description}`,
  );
  return {
    text: [PHRASES.dutiesHead, ...lines].join('\n\n'),
    clauses: [...new Set(pack.duties.flatMap(({ clauses }) => clauses))],
  };
}

export function progress(pack: Pack, state: ConversationState, view: View): Said {
  const asked = new Set([...view.evaluation.missing, ...Object.keys(state.facts)]);
  const groups = pack.groups.flatMap(({ title, questions }) => {
    const wanted = questions.filter(({ fact }) => asked.has(fact));
    const done = wanted.filter(({ fact }) => state.facts[fact] !== undefined).length;
    return wanted.length > 0 ? [PHRASES.groupProgress(title, done, wanted.length)] : [];
  });
  const count = (status: string) => view.evaluation.rules.filter((result) => result.status === status).length;
  return {
    text: [
      PHRASES.progress(Object.keys(state.facts).length, view.left),
      ...groups,
      PHRASES.soFar(count('met'), count('unmet')),
      ...(state.application === null ? [] : [applicationLine(state.application)]),
    ].join('\n'),
    clauses: [],
  };
}

export function answersSoFar(pack: Pack, state: ConversationState): Said {
  const known = [...pack.facts.keys()].filter((id) => state.facts[id] !== undefined);
  if (known.length === 0) return { text: PHRASES.noFactsYet, clauses: [] };
  const lines = known.map((id) => `· ${factLabel(pack, id, state.facts[id]!)}`);
  return { text: [PHRASES.answersHead, ...lines, PHRASES.answersFoot].join('\n'), clauses: [] };
}

/** Asks which answer is to be changed: the latest few as buttons, any by name. */
export function editMenu(pack: Pack, state: ConversationState): Said {
  if (state.answered.length === 0) return { text: PHRASES.editNothing, clauses: [] };
  const latest = state.answered.slice(-5).reverse();
  const lines = latest.map((id) => `· ${factLabel(pack, id, state.facts[id]!)}`);
  return {
    text: [PHRASES.editWhich, ...lines].join('\n'),
    clauses: [],
    options: latest.map((id) => ({ id: commandId('edit', id), label: pack.facts.get(id)!.label })),
  };
}

export const menuOptions = (checking: boolean) => [
  { id: commandId('start'), label: checking ? LABELS.continue : LABELS.start },
  { id: commandId('checklist'), label: LABELS.checklist },
  { id: commandId('application'), label: LABELS.application },
  { id: commandId('after_filing'), label: LABELS.afterFiling },
  { id: commandId('human'), label: LABELS.human },
];
