import { expect, test } from 'vitest';
import { createAnnualOpeningWork } from '../../server/queue/annual-opening.ts';
import { createManualClock } from './manual-clock.ts';

test('it is looked at the start and every ten minutes, whatever went wrong before, until it is stopped', async () => {
  const clock = createManualClock(Date.parse('2026-12-31T15:55:00.000Z'));
  const looked: string[] = [];
  const told: unknown[] = [];
  const work = createAnnualOpeningWork({
    async open(now) {
      looked.push(now.toISOString());
      if (looked.length === 1) throw new Error('the database is away');
      return 7;
    },
    clock,
    onOpened: (count) => told.push(count),
    onError: (error) => told.push((error as Error).message),
  });
  work.start();
  await expect.poll(() => told).toEqual(['the database is away']);
  await expect.poll(() => clock.scheduled()).toBe(1);
  clock.advance(600_000);
  await expect.poll(() => told).toEqual(['the database is away', 7]);
  expect(looked).toEqual(['2026-12-31T15:55:00.000Z', '2026-12-31T16:05:00.000Z']);
  await work.stop();
  clock.advance(600_000);
  expect(looked).toHaveLength(2);
});
