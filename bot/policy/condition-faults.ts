import { YES_NO_VALUES } from './pack.ts';
import type { Condition, Fact } from './schema.ts';

type Path = (string | number)[];

/** What is wrong with a condition: facts that do not exist, tests that do not fit the fact's type, values it cannot take. */
export function conditionFaults(
  condition: Condition,
  facts: ReadonlyMap<string, Fact>,
  path: Path,
): { path: Path; reason: string }[] {
  if ('all' in condition)
    return condition.all.flatMap((part, index) => conditionFaults(part, facts, [...path, 'all', index]));
  if ('any' in condition)
    return condition.any.flatMap((part, index) => conditionFaults(part, facts, [...path, 'any', index]));
  const fact = facts.get(condition.fact);
  const reason = fact ? misuse(condition, fact) : `there is no fact ${condition.fact}`;
  return reason === null ? [] : [{ path, reason }];
}

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown }>;

function misuse(condition: Leaf, fact: Fact): string | null {
  if ('at_least' in condition)
    return fact.type === 'count' ? null : `at_least fits counts; ${fact.id} is a ${fact.type}`;
  if ('includes_all' in condition || 'includes' in condition) {
    if (fact.type !== 'set') return `includes fits sets; ${fact.id} is a ${fact.type}`;
    return 'includes' in condition ? strangers(condition.includes, fact) : null;
  }
  const values = 'is' in condition ? [condition.is] : condition.one_of;
  if (fact.type === 'choice') return strangers(values, fact);
  if (fact.type !== 'yes_no') return `is and one_of fit choices and yes_no; ${fact.id} is a ${fact.type}`;
  const decisive = values.every((value) => value === 'yes' || value === 'no');
  return decisive
    ? null
    : `${fact.id} decides only by yes or no, not by ${values.join(', ')} (of ${YES_NO_VALUES.join(', ')})`;
}

function strangers(values: readonly string[], fact: Extract<Fact, { options: unknown }>): string | null {
  const unknown = values.filter((value) => !fact.options.some((option) => option.id === value));
  return unknown.length === 0 ? null : `${fact.id} has no option ${unknown.join(', ')}`;
}
