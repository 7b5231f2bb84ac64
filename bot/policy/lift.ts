import { cheapestWay } from './condition.ts';
import { evaluate, VERDICTS, type RuleResult, type Verdict } from './evaluate.ts';
import { reader } from './facts.ts';
import type { Facts, FactValue, Pack } from './pack.ts';

export interface Lift {
  /** The verdict reached. */
  verdict: Verdict;
  /** The changes that reach it: the least value for each fact. */
  changes: Readonly<Record<string, FactValue>>;
}

/**
 * The fewest facts whose change lifts a decided verdict to a better one; null when nothing does (it is the best already).
 * Meeting one rule can make another apply, so the step is repeated until the verdict has risen.
 */
export function lift(pack: Pack, facts: Facts): Lift | null {
  const from = evaluate(pack, facts).verdict;
  if (from === 'eligible' || from === 'incomplete') return null;
  const changes: Record<string, FactValue> = {};
  for (let step = 0; step <= pack.rules.length; step += 1) {
    const now = { ...facts, ...changes };
    const evaluation = evaluate(pack, now);
    const { verdict, rules } = evaluation;
    const risen = from === 'ineligible' ? verdict !== 'ineligible' : rank(verdict) > rank(from);
    if (risen) return { verdict, changes };
    const read = reader(pack, now);
    const ways = rules
      .filter((result) => holdsBack(result, verdict))
      .map(({ rule }) => cheapestWay(rule.met, read));
    if (ways.length === 0) return null;
    for (const way of ways)
      for (const [fact, value] of Object.entries(way)) changes[fact] = higher(changes[fact], value);
  }
  return null;
}

const rank = (verdict: Verdict) => (verdict === 'incomplete' ? -1 : VERDICTS.indexOf(verdict));

/** Two rules may ask the same count or set: the larger demand serves both. */
function higher(a: FactValue | undefined, b: FactValue): FactValue {
  if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return [...new Set([...(a as string[]), ...(b as string[])])];
  return b;
}

function holdsBack({ rule, status }: RuleResult, verdict: Verdict): boolean {
  const bar = rule.strength === 'must' && !rule.preparable;
  switch (verdict) {
    case 'ineligible':
      return bar && status === 'unmet';
    case 'needs_review':
      return bar && status === 'open';
    case 'not_ready':
      return rule.strength === 'must' && (status === 'unmet' || status === 'open');
    default:
      return rule.strength !== 'must' && (status === 'unmet' || status === 'open');
  }
}
