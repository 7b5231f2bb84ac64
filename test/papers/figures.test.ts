import { expect, test } from 'vitest';
import { measurePapers } from './corpus/figures.ts';

test('on the labelled papers nearly every fault is hinted at, and hardly any hint stands without one', () => {
  const { papers, faults, hits, hints, falseAlarms, misses, alarms } = measurePapers();
  expect(papers).toBeGreaterThanOrEqual(40);
  expect(hits / faults, misses.join('\n')).toBeGreaterThanOrEqual(0.97);
  expect(falseAlarms / hints, alarms.join('\n')).toBeLessThanOrEqual(0.03);
});
