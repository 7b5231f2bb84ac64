import type { Pack } from '../policy/pack.ts';
import { readOptionId, valueFromId } from './option-id.ts';
import { valueLabel } from './values.ts';

/** What a person chose by an option, in words: for the mark on a card that has been used. Undefined for what is no answer. */
export function optionLabel(pack: Pack, option: string): string | undefined {
  const tap = readOptionId(option);
  if (tap?.type !== 'answer') return undefined;
  const fact = pack.facts.get(tap.fact);
  return fact && valueLabel(fact, valueFromId(fact, tap.value));
}
