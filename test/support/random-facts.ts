import { totalBelowSum } from '../../bot/policy/facts.ts';
import { YES_NO_VALUES, type Facts, type FactValue, type Pack } from '../../bot/policy/pack.ts';
import type { Fact } from '../../bot/policy/schema.ts';
import type { Random } from './random.ts';

/** Valid facts, each known with the given chance, leaning towards good answers so that every verdict comes up. */
export function randomFacts(pack: Pack, random: Random, known: number): Facts {
  const good = random.next();
  for (;;) {
    const facts: Record<string, FactValue> = {};
    for (const fact of pack.facts.values())
      if (random.next() < known) facts[fact.id] = randomValue(fact, random, good);
    if (totalBelowSum(pack, facts) === null) return facts;
  }
}

function randomValue(fact: Fact, random: Random, good: number): FactValue {
  if (random.next() < 0.04 * (1 - good)) return 'unsure';
  const fine = random.next() < 0.6 + 0.4 * good;
  switch (fact.type) {
    case 'yes_no':
      return fine ? 'yes' : random.pick(YES_NO_VALUES);
    case 'count':
      return fine ? 3 + random.below(4) + (fact.at_least_sum_of ? 9 : 0) : random.below(12);
    case 'choice':
      return fine ? fact.options[0]!.id : random.pick(fact.options).id;
    case 'set':
      return (fine ? fact.options : random.some(fact.options)).map(({ id }) => id);
    case 'text':
      return '上海某某科技有限公司';
  }
}
