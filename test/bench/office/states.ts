import type { LifeState } from '../../../server/contract/life.ts';

/** Of a thousand applications of some years, how many are where. A quarter has been filed. */
const SHARES: readonly (readonly [LifeState, number])[] = [
  ['filed', 202],
  ['expiring', 10],
  ['rectification', 3],
  ['expired', 27],
  ['cancelled', 3],
  ['renewed', 5],
  ['draft', 250],
  ['withdrawn', 50],
  ['submitted', 40],
  ['under_review', 60],
  ['correction_requested', 40],
  ['approved', 5],
  ['public_notice', 4],
  ['objection', 1],
  ['refused', 300],
];
const OF_A_THOUSAND = SHARES.flatMap(([state, count]) => Array<LifeState>(count).fill(state));
const OPEN = new Set<LifeState>(['submitted', 'under_review', 'correction_requested', 'approved']);

/** Neighbours in the table are no neighbours in their lives. */
export const stateOf = (n: number): LifeState => OF_A_THOUSAND[(n * 617) % 1_000]!;

const DAY_MS = 86_400_000;

/** Days ago that it came into its state: weeks for what is worked on, up to three years for the rest. */
export const daysInState = (n: number): number =>
  ((n * 7_919) % 100_003) / (OPEN.has(stateOf(n)) ? 1_700 : 100);

export const sinceOf = (n: number, now: Date): Date => new Date(now.getTime() - daysInState(n) * DAY_MS);
