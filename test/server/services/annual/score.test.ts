import { expect, it } from 'vitest';
import { outcomeOf, requireKnownAspects, totalOf } from '../../../../server/services/annual/score.ts';
import { ANNUAL_STATES } from '../../../../server/contract/annual.ts';
import { ANNUAL_STEPS, requireStep } from '../../../../server/services/annual/steps.ts';
import { baoshan } from '../../../support/packs.ts';

const annual = baoshan.annual!;
const all = (score: number) => Object.fromEntries(annual.evaluation.aspects.map(({ id }) => [id, score]));
const STEPS = [
  { title: '合格', from: 60 },
  { title: '优秀', from: 90 },
  { title: '不合格', from: 0 },
];

it('the total is the mean of all aspects, and none while one is not scored', () => {
  expect(totalOf(annual, all(80))).toBe(80);
  expect(totalOf(annual, { ...all(80), economy: 81 })).toBe(80.2);
  const some = Object.fromEntries(Object.entries(all(80)).slice(1));
  expect(totalOf(annual, some)).toBeNull();
});

it('the outcome is the highest that the total reaches, whatever order the office has written them in', () => {
  expect([100, 90, 89.9, 60, 59.9, 0].map((total) => outcomeOf(STEPS, total))).toEqual([
    ...['优秀', '优秀', '合格', '合格', '不合格', '不合格'],
  ]);
  expect(outcomeOf([{ title: '合格', from: 60 }], 10)).toBe('合格');
  expect(outcomeOf([], 10)).toBe('');
});

it('a score for what is no aspect is refused', () => {
  expect(() => requireKnownAspects(annual, { luck: 100 })).toThrow(/没有这一项/);
});

it('every step leads on from its states, and is a clear conflict from all others', () => {
  for (const [id, { from }] of Object.entries(ANNUAL_STEPS)) {
    for (const state of ANNUAL_STATES) {
      const step = () => requireStep(state, id as keyof typeof ANNUAL_STEPS);
      if ((from as readonly string[]).includes(state)) expect(step).not.toThrow();
      else expect(step).toThrow(expect.objectContaining({ status: 409, code: 'impossible_step' }));
    }
  }
});
