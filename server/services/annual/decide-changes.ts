import type { Annual } from '../../../bot/policy/annual-schema.ts';
import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS, ANNUAL_STATE_WORDS } from '../../phrases/annual.ts';
import { fieldsOf } from './fields.ts';
import type { AnnualValue, Ground, Mark, Marks, Values } from './ports.ts';
import { readAnnualValue } from './read-value.ts';
import { isFillable } from './steps.ts';

/** A value that a person gives to a field, having seen its version `base`. */
export interface AnnualChange {
  path: string;
  value: AnnualValue | null;
  base: number;
}
export type AnnualDecision =
  { path: string; result: 'saved' | 'conflict' } | { path: string; result: 'refused'; reason: string };

/** @throws {ServerError} `report_closed` */
export function requireFillable({ life, state }: Pick<Ground, 'life' | 'state'>): void {
  if (life === 'cancelled') throw new ServerError(409, 'report_closed', ANNUAL_REASONS.closed);
  if (isFillable(state)) return;
  throw new ServerError(409, 'report_closed', ANNUAL_REASONS.notFillable(ANNUAL_STATE_WORDS[state]));
}

/**
 * What becomes of changes, each judged for itself against what the person saw. Giving a field the value that it has from last year confirms it.
 * @throws {ServerError} `report_closed`
 */
export function decideAnnualChanges(
  annual: Annual,
  ground: Ground,
  changes: readonly AnnualChange[],
  author: { by: string; at: Date },
): { decisions: AnnualDecision[]; values: Values; marks: Marks; changed: boolean } {
  requireFillable(ground);
  const values: Record<string, AnnualValue> = { ...ground.values };
  const marks: Record<string, Mark> = { ...ground.marks };
  let changed = false;
  const decisions = changes.map(({ path, value: given, base }): AnnualDecision => {
    const field = fieldsOf(annual).find(({ id }) => id === path);
    if (field === undefined) return { path, result: 'refused', reason: ANNUAL_REASONS.unknownField };
    const read = readAnnualValue(field, given);
    if ('refused' in read) return { path, result: 'refused', reason: read.refused };
    const version = marks[path]?.version ?? 0;
    // Whoever asks for what is there already has it, whatever they saw before: a retry, or two of one mind.
    if (version > 0 && (values[path] ?? null) === read.value) return { path, result: 'saved' };
    if (base !== version) return { path, result: 'conflict' };
    if (read.value === null) delete values[path];
    else values[path] = read.value;
    marks[path] = { version: version + 1, by: author.by, at: author.at.toISOString() };
    changed = true;
    return { path, result: 'saved' };
  });
  return { decisions, values, marks, changed };
}
