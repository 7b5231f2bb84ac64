import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSnooze, type SnoozeRead } from '../../bot/language/dates/read-snooze.ts';
import { MOVING_FEASTS } from '../../bot/policy/moving-feasts.ts';

/** A message and what it wishes about reminders. */
export interface SnoozeExample {
  text: string;
  day?: string;
  time?: string;
  /** The holiday whose end is waited for. */
  feast?: string;
  never?: true;
  named?: false;
}

/** The day on which they are said. */
const TODAY = '2026-11-26';

export const loadSnoozes = (): SnoozeExample[] =>
  parse(readFileSync(join(import.meta.dirname, 'snoozes.yaml'), 'utf8')) as SnoozeExample[];

export const readOn = (text: string, today = TODAY): SnoozeRead | null =>
  readSnooze(text, { today, moving: MOVING_FEASTS });

export function wantedOf({ day, time, feast, never, named }: SnoozeExample): SnoozeRead | null {
  if (never) return { wish: { type: 'never' }, named: true };
  if (day === undefined) return null;
  return {
    wish: { type: 'until', day, time: time ?? null, feast: feast ?? null },
    named: named ?? true,
  };
}
