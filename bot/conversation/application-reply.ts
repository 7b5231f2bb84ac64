import type { Pack } from '../policy/pack.ts';
import { commandId } from './option-id.ts';
import type { Said, TurnContext } from './outcome.ts';
import { APPLICATION_STATES, LABELS, LINK_LABELS, OTHER_STATE, PHRASES } from './phrases.ts';
import { toApplication, toCorrections, toPaper, toPapers } from './places.ts';
import type { ConversationState, Link, LinkedApplication } from './types.ts';
import { viewOf } from './view.ts';

/** How the application stands, what is missing, and where to go on. */
export function applicationStatus({ pack, state, asking }: TurnContext): Said {
  const { application } = state;
  const options = (names: readonly ('start' | 'checklist' | 'answers')[]) =>
    asking === null ? { options: names.map((name) => ({ id: commandId(name), label: LABELS[name] })) } : {};
  if (application === null) {
    return {
      text: PHRASES.noApplication,
      clauses: [],
      links: [toApplication(LINK_LABELS.begin)],
      ...options(['start', 'checklist']),
    };
  }
  const missing = missingPapers(pack, application);
  const { ready, wanted } = application.papers;
  return {
    text: [
      PHRASES.applicationHead(application.title),
      stateLine(pack, application),
      verdictLine(pack, state),
      PHRASES.papers(ready, wanted),
      ...(missing.length > 0 ? [PHRASES.papersMissing, ...missing.map(({ title }) => `· ${title}`)] : []),
      PHRASES.goOn,
    ].join('\n'),
    clauses: [],
    links: [...nextPlaces(application), ...missing.map(toPaper)],
    ...options(['checklist', 'answers']),
  };
}

/** What is asked to be corrected is the next thing to see, where anything is. */
const nextPlaces = ({ state }: LinkedApplication) => [
  ...(state === 'correction_requested' ? [toCorrections(LINK_LABELS.corrections)] : []),
  toApplication(LINK_LABELS.open),
];

/** For the progress of a check: where its application stands, in one line. */
export const applicationLine = ({ state, papers }: LinkedApplication): string =>
  PHRASES.applicationLine(wordsOf(state).short, papers.ready, papers.wanted);

export const stateLine = (pack: Pack, { state, number }: LinkedApplication): string =>
  wordsOf(state).line(number ?? '', pack.manifest.office);

/** Where papers are handed in, as a verdict offers it. */
export const papersLink = (application: LinkedApplication | null): Link =>
  application === null ? toApplication(LINK_LABELS.begin) : toPapers(LINK_LABELS.preparePapers);

/** A state that the office makes of it may be newer than these words. */
const wordsOf = (state: string) => APPLICATION_STATES[state] ?? OTHER_STATE;

const missingPapers = (pack: Pack, { missing }: LinkedApplication) =>
  pack.documents.filter(({ id }) => missing.includes(id));

/** The application's own word on the verdict, unless answers given here are still on their way to it. */
function verdictLine(pack: Pack, state: ConversationState): string {
  const { unconfirmed, verdict: told } = state.application!;
  const { evaluation, left } = viewOf(pack, { ...state, checking: true });
  const underWay = Object.keys(unconfirmed).length > 0;
  const verdict = underWay || told === null ? evaluation.verdict : told;
  return verdict === 'incomplete'
    ? PHRASES.checkOpen(left)
    : PHRASES.checkDecided(pack.wording.verdicts[verdict].title);
}
