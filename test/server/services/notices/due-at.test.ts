import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../../server/services/calendar/calendar-of.ts';
import { dueAt } from '../../../../server/services/notices/due-at.ts';
import type { PersonsDay } from '../../../../server/services/notices/ports.ts';
import { createRandom, runSeed } from '../../../support/random.ts';

const HOURS = [
  { from: '09:00', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const calendar = calendarOf({ holidays: [] });
const office = { next: (now: Date) => calendar.nextOfficeMoment(now, HOURS).at };
const FRESH: PersonsDay = { gatheringUntil: null, told: false };

const shanghai = (text: string) => new Date(`${text}:00+08:00`);
const shown = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const due = (now: string, pace: 'at_once' | 'prompt' | 'collected', day = FRESH, person = 'p1') =>
  dueAt({ pace, person, now: shanghai(now), office, day });

describe('when a notice is due', () => {
  it('is now in office hours, and a little after the opening of the next ones outside of them', () => {
    expect(shown(due('2026-11-26T10:10', 'prompt'))).toBe('2026-11-26 10:10');
    expect(shown(due('2026-11-26T12:10', 'prompt'))).toMatch(/^2026-11-26 13:(3[1-9]|[45]\d)$/);
    expect(shown(due('2026-11-27T18:10', 'prompt'))).toMatch(/^2026-11-30 09:(0[1-9]|[12]\d)$/);
  });

  it('passes over 国庆 and finds the Saturday that is worked', () => {
    expect(shown(due('2026-09-30T18:00', 'prompt'))).toMatch(/^2026-10-08 09:/);
    expect(shown(due('2026-10-09T18:00', 'prompt'))).toMatch(/^2026-10-10 09:/);
  });

  it('is at once at any hour where it is urgent', () => {
    expect(shown(due('2026-11-28T03:10', 'at_once'))).toBe('2026-11-28 03:10');
  });

  it('is the afternoon for the second of a day that is told together, and the same for the third', () => {
    const told = { gatheringUntil: null, told: true };
    const second = due('2026-11-26T10:10', 'collected', told);
    expect(shown(second)).toMatch(/^2026-11-26 16:(1[2-9]|2[0-4])$/);
    expect(due('2026-11-26T11:10', 'collected', { gatheringUntil: second, told: true })).toEqual(second);
    expect(shown(due('2026-11-26T16:50', 'collected', told))).toMatch(/^2026-11-27 09:/);
  });

  it('is the same moment for all that one person is told in the morning', () => {
    const [first, second] = [due('2026-11-26T20:00', 'collected'), due('2026-11-26T23:00', 'collected')];
    expect(second).toEqual(first);
  });

  const SEED = runSeed();
  it(`never lies outside office hours, nor at :00 or :30, SEED=${SEED}`, () => {
    const random = createRandom(SEED);
    for (let round = 0; round < 2_000; round += 1) {
      const now = new Date(shanghai('2026-01-01T00:00').getTime() + random.below(360 * 86_400) * 1000);
      const day = { gatheringUntil: null, told: random.next() < 0.5 };
      const pace = random.pick(['prompt', 'collected'] as const);
      const at = dueAt({ pace, person: `p${random.below(50)}`, now, office, day });
      expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(office.next(at)).toEqual(at);
      expect(at.getTime() % 1_800_000).toBeGreaterThanOrEqual(60_000);
    }
  });
});
