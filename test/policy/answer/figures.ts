import type { Answer } from '../../../bot/policy/answer/answerer.ts';
import type { Labelled } from './labelled.ts';

export interface Figures {
  answerable: number;
  firstRight: number;
  anyRight: number;
  wrongClause: number;
  turnedAway: number;
  unanswerable: number;
  answeredAnyway: number;
  /** Unstated taken for unrelated or the other way round: no clause is cited either way. */
  wrongRefusal: number;
  /** What went wrong, a line each. */
  faults: string[];
}

/** Counts the errors of an answerer on a labelled set, each kind apart. */
export function measure(answer: (question: string) => Answer, set: readonly Labelled[]): Figures {
  const figures: Figures = {
    answerable: 0,
    firstRight: 0,
    anyRight: 0,
    wrongClause: 0,
    turnedAway: 0,
    unanswerable: 0,
    answeredAnyway: 0,
    wrongRefusal: 0,
    faults: [],
  };
  for (const labelled of set) count(figures, labelled, answer(labelled.ask));
  return figures;
}

function count(figures: Figures, { ask, clauses, kind }: Labelled, answer: Answer): void {
  const cited = answer.kind === 'stated' ? answer.clauses : [];
  const name = 'id' in answer ? `${answer.kind}:${answer.id}` : answer.kind;
  const fault = (what: string) =>
    figures.faults.push(`${what}: ${ask} -> ${name} [${cited}] not [${clauses}]`);
  if (kind !== 'stated') {
    figures.unanswerable += 1;
    if (cited.length > 0) {
      figures.answeredAnyway += 1;
      fault('answered anyway');
    } else if (answer.kind !== kind) {
      figures.wrongRefusal += 1;
      fault('wrong refusal');
    }
    return;
  }
  figures.answerable += 1;
  const any = cited.some((id) => clauses.includes(id));
  if (clauses.includes(cited[0] ?? '')) figures.firstRight += 1;
  if (any) figures.anyRight += 1;
  else if (cited.length > 0) figures.wrongClause += 1;
  else figures.turnedAway += 1;
  if (!any) fault(cited.length > 0 ? 'wrong clause' : 'turned away');
}
