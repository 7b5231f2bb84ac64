export const VERDICTS = [
  'ineligible',
  'incomplete',
  'needs_review',
  'not_ready',
  'eligible_with_notes',
  'eligible',
] as const;
export type Verdict = (typeof VERDICTS)[number];
