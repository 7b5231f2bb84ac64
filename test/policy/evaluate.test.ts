import { describe, expect, it } from 'vitest';
import { evaluate, VERDICTS } from '../../bot/policy/evaluate.ts';
import { lift } from '../../bot/policy/lift.ts';
import { atMostToCome, openQuestions } from '../../bot/policy/next-question.ts';
import type { Facts, FactValue } from '../../bot/policy/pack.ts';
import { baoshan } from '../support/packs.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { randomFacts } from '../support/random-facts.ts';
import { oracle } from './oracle.ts';

const judged = (facts: Facts) => {
  const { verdict, rules, missing, documents } = evaluate(baoshan, facts);
  return {
    verdict,
    missing: [...missing].sort(),
    documents,
    rules: rules.map(({ rule, status }) => ({ id: rule.id, strength: rule.strength, status })),
  };
};

describe('the Baoshan pack', () => {
  const seed = runSeed();

  it(`judges 20,000 random consortia as the hand-written oracle does (seed ${seed})`, () => {
    const random = createRandom(seed);
    const verdicts = new Set<string>();
    for (let i = 0; i < 20_000; i += 1) {
      const facts = randomFacts(baoshan, random, random.pick([0.3, 0.8, 0.97, 1]));
      const expected = oracle(facts);
      verdicts.add(expected.verdict);
      expect(judged(facts), JSON.stringify(facts)).toEqual(expected);
    }
    expect([...verdicts].sort()).toEqual([...VERDICTS].sort());
  });

  it('asks for nothing at the end, and its bound on the questions to come is never passed', () => {
    const random = createRandom(seed + 1);
    for (let i = 0; i < 300; i += 1) {
      const answers = randomFacts(baoshan, random, 1);
      const facts: Record<string, FactValue> = {};
      // A total that can be derived is not asked for, though a person may state a larger one.
      const unasked = (id: string) => baoshan.totals.has(id) && facts[id] === undefined;
      let bound = Number.POSITIVE_INFINITY;
      for (let asked = 0; ; asked += 1) {
        const evaluation = evaluate(baoshan, facts);
        const open = openQuestions(baoshan, facts, evaluation);
        const [next] = open;
        const left = atMostToCome(baoshan, facts, open);
        expect(left).toBeLessThanOrEqual(bound);
        bound = left - 1;
        if (next === undefined) break;
        facts[next] = answers[next]!;
        expect(asked).toBeLessThan(40);
      }
      expect(evaluate(baoshan, facts).verdict).not.toBe('incomplete');
      const told = Object.fromEntries(Object.entries(answers).filter(([id]) => !unasked(id)));
      expect(evaluate(baoshan, facts).verdict).toBe(evaluate(baoshan, { ...told, ...facts }).verdict);
    }
  });

  it('asks, once a bar has failed, only what still changes the checklist', () => {
    const facts = { 'lead.kind': 'university' };
    const open = openQuestions(baoshan, facts, evaluate(baoshan, facts));
    expect(open).toContain('members.enterprises');
    expect(open).not.toContain('agreement.signed');
    const unmet = { ...facts, 'members.enterprises': 1, 'members.research': 2 };
    expect(openQuestions(baoshan, unmet, evaluate(baoshan, unmet))).toEqual([]);
  });

  it('names changes that do lift the verdict, and none of them can be left out', () => {
    const random = createRandom(seed + 2);
    for (let i = 0; i < 2_000; i += 1) {
      const facts = randomFacts(baoshan, random, 1);
      const from = evaluate(baoshan, facts).verdict;
      const way = lift(baoshan, facts);
      if (from === 'eligible') {
        expect(way).toBeNull();
        continue;
      }
      expect(way).not.toBeNull();
      expect(evaluate(baoshan, { ...facts, ...way!.changes }).verdict).toBe(way!.verdict);
      for (const left of Object.keys(way!.changes)) {
        const rest = Object.fromEntries(Object.entries(way!.changes).filter(([id]) => id !== left));
        const reached = evaluate(baoshan, { ...facts, ...rest }).verdict;
        const lifted = reached !== 'incomplete' && VERDICTS.indexOf(reached) > VERDICTS.indexOf(from);
        expect(lifted, `${left} is not needed: ${JSON.stringify({ facts, way })}`).toBe(false);
      }
    }
  });
});
