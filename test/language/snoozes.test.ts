import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSnooze } from '../../bot/language/dates/read-snooze.ts';

interface Example {
  text: string;
  day?: string;
  time?: string;
  never?: true;
  named?: false;
}

const TODAY = '2026-11-26';
const examples = parse(readFileSync(join(import.meta.dirname, 'snoozes.yaml'), 'utf8')) as Example[];

function expected({ day, time, never, named }: Example) {
  if (never) return { wish: { type: 'never' }, named: true };
  if (day === undefined) return null;
  return { wish: { type: 'until', day, time: time ?? null }, named: named ?? true };
}

describe('a wish to be reminded later', () => {
  it.each(examples.map((example) => [example.text, example] as const))(
    'is heard in “%s”',
    (text, example) => {
      expect(readSnooze(text, TODAY)).toEqual(expected(example));
    },
  );

  it('never lies in the past, whatever day it is', () => {
    for (let at = Date.parse('2026-01-01'); at < Date.parse('2029-01-01'); at += 5 * 86_400_000) {
      const today = new Date(at).toISOString().slice(0, 10);
      for (const { text } of examples) {
        const read = readSnooze(text, today);
        if (read?.wish.type === 'until') expect(read.wish.day >= today, `${text} on ${today}`).toBe(true);
      }
    }
  });
});
