import { LIFE_STATES, type LifeState } from '../../contract/life.ts';

/** What the office has to do with: everything that was ever handed in. */
export const CASE_STATES: readonly LifeState[] = LIFE_STATES.filter((state) => state !== 'draft');

/** Under work, neither filed nor ended: what counts as somebody's work, or as nobody's. */
export const WORKING_STATES: readonly LifeState[] = [
  'submitted',
  'under_review',
  'correction_requested',
  'approved',
  'public_notice',
  'objection',
  'rectification',
];

/** The office's move: its own limit runs. */
export const OFFICE_MOVES: readonly LifeState[] = ['submitted', 'under_review', 'approved', 'objection'];
