import { readOptionId, valueFromId } from '../../conversation/option-id.ts';
import { LABELS } from '../../conversation/phrases.ts';
import { valueLabel } from '../../conversation/values.ts';
import { valueFault } from '../../policy/facts.ts';
import type { Pack } from '../../policy/pack.ts';

const COMMAND_LABELS: Readonly<Record<string, string>> = LABELS;

/** What a person saw of an option, told by its id; undefined for one that this pack or program does not have. */
export function createLabelOf(pack: Pack): (option: string) => string | undefined {
  return (option) => {
    const tap = readOptionId(option);
    if (tap?.type === 'command') {
      return Object.hasOwn(COMMAND_LABELS, tap.name) ? COMMAND_LABELS[tap.name] : undefined;
    }
    const fact = tap?.type === 'answer' ? pack.facts.get(tap.fact) : undefined;
    if (tap?.type !== 'answer' || !fact) return undefined;
    const value = valueFromId(fact, tap.value);
    return valueFault(fact, value) === null ? valueLabel(fact, value) : undefined;
  };
}
