import { expect } from 'vitest';
import type { Endured } from './ordeal.ts';

/** Each person got each notice exactly once, and nobody more than the platform lets through. */
export function expectOnce({ shown, wanted, dropped, mostInAMinute, states }: Endured): void {
  expect(shown.toSorted()).toEqual(wanted.toSorted());
  expect(dropped).toBe(0);
  expect(mostInAMinute).toBeLessThanOrEqual(30);
  expect(states).toEqual({ sent: wanted.length });
}
