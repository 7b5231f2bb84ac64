import { cheapestWay, type ReadFact } from './condition.ts';
import { evaluate, VERDICTS, type Evaluation, type RuleResult, type Verdict } from './evaluate.ts';
import { reader, totalBelowSum } from './facts.ts';
import type { Facts, FactValue, Pack } from './pack.ts';
import type { JudgedRule } from './schema.ts';

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
    if (isBetter(evaluation.verdict, from)) return pruned(pack, facts, from, changes);
    const read = reader(pack, now);
    const ways = inTheWay(pack, evaluation).map(({ rule }) => wayTo(rule, read, from === 'ineligible'));
    if (ways.length === 0) return null;
    for (const way of ways)
      for (const [fact, value] of Object.entries(way)) changes[fact] = higher(changes[fact], value);
    raiseTotals(pack, facts, changes);
  }
  return null;
}

/** Out of `ineligible` every other verdict is better; `incomplete` is no level of its own otherwise. */
const isBetter = (verdict: Verdict, from: Verdict) =>
  from === 'ineligible' ? verdict !== from : rank(verdict) > rank(from);

/** One change can make another needless: each is left out in turn and stays out where the verdict rises without it. */
function pruned(pack: Pack, facts: Facts, from: Verdict, all: Readonly<Record<string, FactValue>>): Lift {
  let changes = all;
  for (const fact of Object.keys(all)) {
    const rest = Object.fromEntries(Object.entries(changes).filter(([id]) => id !== fact));
    const without = { ...facts, ...rest };
    if (totalBelowSum(pack, without) === null && isBetter(evaluate(pack, without).verdict, from))
      changes = rest;
  }
  return { verdict: evaluate(pack, { ...facts, ...changes }).verdict, changes };
}

/** The rules that keep a verdict where it is; while incomplete, those whose needed facts are not known. */
function inTheWay(pack: Pack, { verdict, rules, missing }: Evaluation): readonly RuleResult[] {
  if (verdict !== 'incomplete') return rules.filter((result) => holdsBack(result, verdict));
  return rules.filter(
    ({ rule, status }) =>
      status === 'open' && pack.factsOfRule.get(rule.id)?.some((fact) => missing.includes(fact)),
  );
}

/** A rule can be open because it is not known whether it applies: then that has to be settled too. */
const wayTo = (rule: JudgedRule, read: ReadFact, merelyNotFalse: boolean) => ({
  ...(rule.where === undefined ? {} : cheapestWay(rule.where, read, merelyNotFalse)),
  ...cheapestWay(rule.met, read, merelyNotFalse),
});

/** A total is never asked to be less than its parts add up to. */
function raiseTotals(pack: Pack, facts: Facts, changes: Record<string, FactValue>): void {
  for (const [total, parts] of pack.totals) {
    const stated = changes[total];
    if (typeof stated !== 'number') continue;
    const counts = parts
      .map((part) => changes[part] ?? facts[part])
      .filter((value) => typeof value === 'number');
    changes[total] = Math.max(
      stated,
      counts.reduce((sum, count) => sum + count, 0),
    );
  }
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
