import type { AnnualState } from '../../contract/annual.ts';
import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS, ANNUAL_STATE_WORDS } from '../../phrases/annual.ts';

interface AnnualStep {
  from: readonly AnnualState[];
  to: AnnualState;
  by: 'applicant' | 'officer';
}

/** Every step of a report from one state to another. */
export const ANNUAL_STEPS = {
  submit: { from: ['open', 'correction_requested'], to: 'submitted', by: 'applicant' },
  begin: { from: ['submitted'], to: 'under_review', by: 'officer' },
  correct: { from: ['submitted', 'under_review'], to: 'correction_requested', by: 'officer' },
  accept: { from: ['submitted', 'under_review'], to: 'accepted', by: 'officer' },
  send: { from: ['accepted'], to: 'evaluated', by: 'officer' },
} as const satisfies Readonly<Record<string, AnnualStep>>;
export type AnnualStepId = keyof typeof ANNUAL_STEPS;

/** The score sheet may be begun while the report is being looked at. */
const SCORED_IN: readonly AnnualState[] = ['under_review', 'accepted'];

/** In these an applicant fills it in. */
export const isFillable = (state: AnnualState): boolean =>
  (ANNUAL_STEPS.submit.from as readonly AnnualState[]).includes(state);

/** @throws {ServerError} `impossible_step` */
export function requireStep(state: AnnualState, id: AnnualStepId | 'score'): void {
  const from: readonly AnnualState[] = id === 'score' ? SCORED_IN : ANNUAL_STEPS[id].from;
  if (from.includes(state)) return;
  const reason = ANNUAL_REASONS.impossibleStep(ANNUAL_STATE_WORDS[state]);
  throw new ServerError(409, 'impossible_step', reason, { extra: { state } });
}
