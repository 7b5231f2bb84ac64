import {
  Engine,
  type ConditionProperties,
  type NestedCondition,
  type TopLevelCondition,
} from 'json-rules-engine';
import { evaluate } from '../../bot/policy/evaluate.ts';
import type { Facts } from '../../bot/policy/pack.ts';
import type { Condition, JudgedRule } from '../../bot/policy/schema.ts';
import { baoshan } from '../support/packs.ts';
import { createRandom } from '../support/random.ts';
import { randomFacts } from '../support/random-facts.ts';

/** A full verdict with its trace, beside json-rules-engine on the same conditions in the same run. */
export async function benchRules(): Promise<string[]> {
  const random = createRandom(7);
  const samples = Array.from({ length: 500 }, () => complete(randomFacts(baoshan, random, 1)));
  const ours = await timed(20_000, (i) => void evaluate(baoshan, samples[i % samples.length]!));
  const engine = createEngine();
  const theirs = await timed(
    1_000,
    async (i) => void (await engine.run({ ...samples[i % samples.length]! })),
  );
  return [
    `full verdict with trace (${baoshan.rules.length} rules)   ${ours.toFixed(2)} µs`,
    `json-rules-engine, same conditions        ${theirs.toFixed(2)} µs (${(theirs / ours).toFixed(0)} times as long)`,
  ];
}

const complete = (facts: Facts): Facts => ({ 'members.total': 6, ...facts });

async function timed(rounds: number, work: (round: number) => void | Promise<void>): Promise<number> {
  for (let i = 0; i < rounds / 10; i += 1) await work(i);
  const start = performance.now();
  for (let i = 0; i < rounds; i += 1) {
    const pending = work(i);
    if (pending !== undefined) await pending;
  }
  return ((performance.now() - start) * 1000) / rounds;
}

function createEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator(
    'includesAll',
    (known: string[], wanted: string[]) =>
      Array.isArray(known) && wanted.every((item) => known.includes(item)),
  );
  for (const rule of baoshan.rules) {
    if (rule.strength !== 'encouraged')
      engine.addRule({ conditions: topLevel(rule), event: { type: rule.id } });
  }
  return engine;
}

const topLevel = (rule: JudgedRule): TopLevelCondition => ({ all: [translated(rule.met)] });

function translated(condition: Condition): NestedCondition {
  if ('all' in condition) return { all: condition.all.map(translated) };
  if ('any' in condition) return { any: condition.any.map(translated) };
  return leaf(condition);
}

function leaf(condition: Exclude<Condition, { all: unknown } | { any: unknown }>): ConditionProperties {
  const { fact } = condition;
  if ('is' in condition) return { fact, operator: 'equal', value: condition.is };
  if ('one_of' in condition) return { fact, operator: 'in', value: condition.one_of };
  if ('at_least' in condition) return { fact, operator: 'greaterThanInclusive', value: condition.at_least };
  return { fact, operator: 'includesAll', value: 'includes' in condition ? condition.includes : [] };
}
