import { expect, test } from 'vitest';
import { createNoticeClock } from '../../server/queue/notice-clock.ts';

/** A clock whose next moment comes when it is told to. */
function handClock() {
  const waiting: { ms: number; work: () => void }[] = [];
  return {
    waiting,
    clock: {
      now: () => Date.UTC(2026, 10, 26),
      schedule(ms: number, work: () => void) {
        const entry = { ms, work };
        waiting.push(entry);
        return () => void waiting.splice(waiting.indexOf(entry), 1);
      },
    },
  };
}

test('looks at the start and again after a while, also when it failed', async () => {
  const { waiting, clock } = handClock();
  const errors: unknown[] = [];
  let looked = 0;
  const end = () => ((looked += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve());
  const notices = createNoticeClock({ end, clock, onError: (error) => void errors.push(error), every: 5 });
  notices.start();
  await expect.poll(() => waiting.length).toBe(1);
  expect([looked, errors.length, waiting[0]!.ms]).toEqual([1, 1, 5]);
  waiting.shift()!.work();
  await expect.poll(() => waiting.length).toBe(1);
  expect([looked, errors.length]).toEqual([2, 1]);
  await notices.stop();
  expect(waiting).toEqual([]);
});
