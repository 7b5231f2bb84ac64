import { UNSURE, YES_NO_VALUES, type Facts, type FactValue, type Pack } from './pack.ts';
import type { ReadFact } from './condition.ts';
import type { Fact } from './schema.ts';

export const MAX_COUNT = 9999;

/** What is wrong with a value for a fact, or null. Shapes are those of the fact's type; `unsure` fits every type. */
export function valueFault(fact: Fact, value: unknown): string | null {
  return value === UNSURE ? null : typeFault(fact, value);
}

function typeFault(fact: Fact, value: unknown): string | null {
  switch (fact.type) {
    case 'yes_no':
      return (YES_NO_VALUES as readonly unknown[]).includes(value)
        ? null
        : `must be one of ${YES_NO_VALUES.join(', ')}`;
    case 'count':
      return isCount(value) ? null : `must be a whole number from 0 to ${MAX_COUNT}, or unsure`;
    case 'choice':
      return fact.options.some((option) => option.id === value)
        ? null
        : `must be one of ${ids(fact)}, or unsure`;
    case 'set':
      return isSubset(value, fact) ? null : `must be an array of ${ids(fact)} without repeats, or unsure`;
    case 'text':
      return isText(value, fact.max_length)
        ? null
        : `must be a text of 1 to ${fact.max_length} characters, or unsure`;
  }
}

const isCount = (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_COUNT;
const isText = (value: unknown, longest: number) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest;
type WithOptions = Extract<Fact, { options: unknown }>;
const ids = (fact: WithOptions) => fact.options.map((option) => option.id).join(', ');
const isSubset = (value: unknown, fact: WithOptions) =>
  Array.isArray(value) &&
  new Set(value).size === value.length &&
  value.every((item) => fact.options.some((option) => option.id === item));

/** Every fault of a set of facts: unknown ids, values outside their type, totals below the sum of their parts. */
export function factFaults(
  pack: Pack,
  facts: Readonly<Record<string, unknown>>,
): { fact: string; reason: string }[] {
  const faults = Object.entries(facts).flatMap(([id, value]) => {
    const fact = pack.facts.get(id);
    const reason = fact ? valueFault(fact, value) : 'is not a fact of this pack';
    return reason === null ? [] : [{ fact: id, reason }];
  });
  if (faults.length > 0) return faults;
  const contradiction = totalBelowSum(pack, facts as Facts);
  return contradiction === null
    ? []
    : [{ fact: contradiction.fact, reason: `is below the sum of its parts, ${contradiction.sum}` }];
}

/** A stated total that is smaller than what its known parts add up to, or null. */
export function totalBelowSum(
  pack: Pack,
  facts: Facts,
): { fact: string; stated: number; sum: number } | null {
  for (const [id, parts] of pack.totals) {
    const stated = facts[id];
    const sum = parts.reduce(
      (total, part) => total + (typeof facts[part] === 'number' ? (facts[part] as number) : 0),
      0,
    );
    if (typeof stated === 'number' && stated < sum) return { fact: id, stated, sum };
  }
  return null;
}

/** Reads facts as rules see them: a total not stated as a number is the sum of its parts where all are known. */
export function reader(pack: Pack, facts: Facts): ReadFact {
  return (id) => {
    const stated: FactValue | undefined = facts[id];
    const parts = pack.totals.get(id);
    if (parts === undefined || typeof stated === 'number') return stated;
    let sum = 0;
    for (const part of parts) {
      const value = facts[part];
      if (typeof value !== 'number') return stated;
      sum += value;
    }
    return sum;
  };
}

/** Whether a total need not be asked: each of its parts is a number or may still be answered with one. */
export const derivable = (pack: Pack, facts: Facts, id: string): boolean =>
  pack.totals.get(id)?.every((part) => facts[part] === undefined || typeof facts[part] === 'number') ?? false;
