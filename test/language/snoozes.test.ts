import { describe, expect, it } from 'vitest';
import { loadSnoozes, readOn, wantedOf } from './snoozing.ts';

const examples = loadSnoozes();

describe('a wish to be reminded later', () => {
  it.each(examples.map((example) => [example.text, example] as const))(
    'is heard in “%s”',
    (text, example) => {
      expect(readOn(text)).toEqual(wantedOf(example));
    },
  );

  it('never lies in the past, whatever day it is', () => {
    for (let at = Date.parse('2026-01-01'); at < Date.parse('2029-01-01'); at += 5 * 86_400_000) {
      const today = new Date(at).toISOString().slice(0, 10);
      for (const { text } of examples) {
        const read = readOn(text, today);
        if (read?.wish.type === 'until') expect(read.wish.day >= today, `${text} on ${today}`).toBe(true);
      }
    }
  });
});
