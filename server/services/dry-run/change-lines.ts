import type { RuleChange, VerdictChange } from './compare-verdicts.ts';
import type { DryRun, StoredCase } from './dry-run.ts';

/** A change as the policy owner reads it: which case, which verdict, and what made the difference. */
export function changeLines({ id, number, title, state }: StoredCase, change: VerdictChange): string[] {
  const named = [number ?? id, title].filter((part) => part !== '').join(' ');
  return [
    `${named} (${state}): ${change.before} > ${change.after}`,
    ...change.rules.map(
      ({ rule, label, clauses, before, after }) =>
        `    ${rule} ${label} (${clauses.join(', ')}): ${judged(before)} > ${judged(after)}`,
    ),
    ...change.missing.map((fact) => `    ${fact}: needed now, and not answered`),
    ...change.dropped.map((fact) => `    ${fact}: answered, but the draft pack does not take the answer`),
  ];
}

const judged = (side: RuleChange['before']) => (side ? `${side.status} ${side.strength}` : 'no such rule');

export const summaryLines = ({ cases, changed, moves }: DryRun): string[] => [
  `Cases: ${cases}; verdicts that would change: ${changed}`,
  ...[...moves].sort(([, a], [, b]) => b - a).map(([move, count]) => `    ${move}: ${count}`),
];
