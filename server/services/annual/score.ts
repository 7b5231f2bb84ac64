import type { Annual } from '../../../bot/policy/annual-schema.ts';
import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS } from '../../phrases/annual.ts';

/** From which total on an outcome is reached; the office's setting. */
export interface OutcomeStep {
  title: string;
  from: number;
}
export type Scores = Readonly<Record<string, number>>;

/** @throws {ServerError} `unknown_aspect` */
export function requireKnownAspects({ evaluation }: Annual, scores: Scores): void {
  const known = new Set(evaluation.aspects.map(({ id }) => id));
  if (Object.keys(scores).every((id) => known.has(id))) return;
  throw new ServerError(422, 'unknown_aspect', ANNUAL_REASONS.unknownAspect);
}

export const unscored = ({ evaluation }: Annual, scores: Scores) =>
  evaluation.aspects.filter(({ id }) => scores[id] === undefined);

/** The mean of all aspects, which weigh the same, to one decimal; null while one has no score. */
export function totalOf(annual: Annual, scores: Scores): number | null {
  if (unscored(annual, scores).length > 0) return null;
  const { aspects } = annual.evaluation;
  const sum = aspects.reduce((total, { id }) => total + scores[id]!, 0);
  return Math.round((sum / aspects.length) * 10) / 10;
}

/** The highest outcome that a total reaches; below all of them the lowest. */
export function outcomeOf(steps: readonly OutcomeStep[], total: number): string {
  const falling = highestFirst(steps);
  return (falling.find(({ from }) => total >= from) ?? falling.at(-1))?.title ?? '';
}

export const highestFirst = (steps: readonly OutcomeStep[]): OutcomeStep[] =>
  steps.toSorted((a, b) => b.from - a.from);
