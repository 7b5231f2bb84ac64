import type { Facts, FactValue, Pack } from '../../../bot/policy/pack.ts';
import { readPath } from './paths.ts';
import type { FieldWrite } from './ports.ts';

/** Facts as they will be when these writes stand. */
export function factsAfter(pack: Pack, before: Facts, writes: readonly FieldWrite[]): Facts {
  const facts: Record<string, FactValue> = { ...before };
  for (const { path, value, version } of writes) {
    const named = readPath(path);
    if (version === 0 || named?.of !== 'fact' || !pack.facts.has(named.id)) continue;
    if (value === null) delete facts[named.id];
    else facts[named.id] = value as FactValue;
  }
  return facts;
}
