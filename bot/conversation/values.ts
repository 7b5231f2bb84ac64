import { UNSURE, type Facts, type FactValue, type Pack } from '../policy/pack.ts';
import type { Fact } from '../policy/schema.ts';
import { LABELS, PHRASES, YES_NO_LABELS } from './phrases.ts';

/** A value as a person reads it: 3 家, 科技领军企业, 7 项都有. */
export function valueLabel(fact: Fact, value: FactValue): string {
  if (value === UNSURE) return LABELS.unsure;
  switch (fact.type) {
    case 'yes_no':
      return YES_NO_LABELS[value as string] ?? String(value);
    case 'count':
      return `${value as number} ${fact.unit}`;
    case 'choice':
      return fact.options.find((option) => option.id === value)?.label ?? String(value);
    case 'set':
      return setLabel(fact, value as readonly string[]);
    case 'text':
      return String(value);
  }
}

function setLabel(fact: Extract<Fact, { type: 'set' }>, items: readonly string[]): string {
  if (items.length === 0) return PHRASES.emptySet;
  if (items.length === fact.options.length) return PHRASES.fullSet(items.length);
  return fact.options
    .filter(({ id }) => items.includes(id))
    .map(({ label }) => label)
    .join('、');
}

/** 上下游企业 3 家; 牵头单位在宝山：是. */
export function factLabel(pack: Pack, id: string, value: FactValue): string {
  const fact = pack.facts.get(id);
  if (fact === undefined) return id;
  return `${fact.label}${fact.type === 'count' && value !== UNSURE ? ' ' : '：'}${valueLabel(fact, value)}`;
}

export const sameValue = (a: FactValue | undefined, b: FactValue | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item) => (b as readonly string[]).includes(item as string))
    : a === b;

/** A set is kept in the order of its options, so that equal sets are stored alike. */
export function inOrder(fact: Fact, value: FactValue): FactValue {
  if (fact.type !== 'set' || !Array.isArray(value)) return value;
  return fact.options.map(({ id }) => id).filter((id) => value.includes(id));
}

export const without = (facts: Facts, id: string): Facts => {
  const rest = { ...facts };
  delete rest[id];
  return rest;
};
