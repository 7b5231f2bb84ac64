import type { Submission } from '../submissions/ports.ts';
import type { Correction } from './ports.ts';

/** What a version is compared with: the one that the office asked to be corrected, or else the one before; null for a first version. */
export function comparedWith(
  current: Submission,
  versions: readonly Submission[],
  corrections: readonly Pick<Correction, 'submissionId'>[],
): Submission | null {
  const earlier = versions.filter(({ version }) => version < current.version);
  const returned = corrections.find(({ submissionId }) => earlier.some(({ id }) => id === submissionId));
  const reviewed = earlier.find(({ id }) => id === returned?.submissionId);
  return reviewed ?? earlier[0] ?? null;
}
