import type { FactValue } from './pack.ts';
import type { Condition } from './schema.ts';

/** Three values: true, false, and undefined for "not known". */
export type Truth = boolean | undefined;
/** The value of a fact, derived ones included; undefined when not known. */
export type ReadFact = (fact: string) => FactValue | undefined;

/** `unsure` and `partly` are known answers that decide nothing. */
const undecided = (value: FactValue | undefined): value is undefined =>
  value === undefined || value === 'unsure' || value === 'partly';

/** Kleene logic: one failed part fails a conjunction whatever else is unknown; one met part meets a disjunction. */
export function judge(condition: Condition, read: ReadFact): Truth {
  if ('all' in condition) return combine(condition.all, read, false);
  if ('any' in condition) return combine(condition.any, read, true);
  const value = read(condition.fact);
  if (undecided(value)) return undefined;
  if ('is' in condition) return value === condition.is;
  if ('one_of' in condition) return condition.one_of.includes(value as string);
  if ('at_least' in condition) return (value as number) >= condition.at_least;
  if ('includes' in condition)
    return condition.includes.every((item) => (value as readonly string[]).includes(item));
  throw new Error('includes_all is resolved when the pack is parsed');
}

function combine(parts: readonly Condition[], read: ReadFact, deciding: boolean): Truth {
  let unknown = false;
  for (const part of parts) {
    const truth = judge(part, read);
    if (truth === deciding) return deciding;
    if (truth === undefined) unknown = true;
  }
  return unknown ? undefined : !deciding;
}

/** Every fact that a condition speaks of, in its order, without repeats. */
export function factsOf(condition: Condition): string[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(factsOf))];
  if ('any' in condition) return [...new Set(condition.any.flatMap(factsOf))];
  return [condition.fact];
}

/**
 * The fewest changes of facts that would make a condition true, with the least value that does.
 * With `merelyNotFalse` parts that are not known may stay so: enough to lift a bar, not to meet a rule.
 */
export function cheapestWay(
  condition: Condition,
  read: ReadFact,
  merelyNotFalse = false,
): Record<string, FactValue> {
  const truth = judge(condition, read);
  if (truth === true || (merelyNotFalse && truth === undefined)) return {};
  const way = (part: Condition) => cheapestWay(part, read, merelyNotFalse);
  if ('all' in condition) return Object.assign({}, ...condition.all.map(way));
  if ('any' in condition) {
    const ways = condition.any.map(way);
    return ways.reduce((best, other) =>
      Object.keys(other).length < Object.keys(best).length ? other : best,
    );
  }
  return { [condition.fact]: leastValue(condition, read(condition.fact)) };
}

function leastValue(
  condition: Exclude<Condition, { all: unknown } | { any: unknown }>,
  current: FactValue | undefined,
) {
  if ('is' in condition) return condition.is;
  if ('one_of' in condition) return condition.one_of[0]!;
  if ('at_least' in condition) return condition.at_least;
  const wanted = 'includes' in condition ? condition.includes : [];
  return [...new Set([...(Array.isArray(current) ? (current as string[]) : []), ...wanted])];
}
