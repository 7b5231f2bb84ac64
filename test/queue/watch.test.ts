import { expect, test } from 'vitest';
import { createWatch } from '../../server/queue/watch.ts';
import { createManualClock } from './manual-clock.ts';

const START = Date.parse('2026-11-26T02:00:00.000Z');

/** A watch whose looks end when they are told to. */
function place() {
  const clock = createManualClock(START);
  const errors: string[] = [];
  const ends: ((fault?: Error) => void)[] = [];
  const asked: (() => boolean)[] = [];
  const watch = createWatch({
    look: (stopping) => {
      asked.push(stopping);
      return new Promise<void>((resolve, reject) => {
        ends.push((fault) => (fault ? reject(fault) : resolve()));
      });
    },
    ...{ lookEvery: 1_000, clock, onError: (error: unknown) => void errors.push((error as Error).message) },
  });
  /** Ends the look under way; resolves when the next is planned. */
  const end = async (fault?: Error) => {
    ends.at(-1)!(fault);
    await expect.poll(() => clock.scheduled()).toBe(1);
  };
  return { clock, errors, ends, asked, watch, end };
}

test('it looks at the start, then every so often, also after a look that failed', async () => {
  const { clock, errors, ends, watch, end } = place();
  watch.nudge();
  expect(ends).toHaveLength(0);
  watch.start();
  await end(new Error('away'));
  expect(errors).toEqual(['away']);
  clock.advance(999);
  expect(ends).toHaveLength(1);
  clock.advance(1);
  expect(ends).toHaveLength(2);
});

test('a nudge is looked for soon, and one that comes during a look right after it', async () => {
  const { clock, ends, watch, end } = place();
  watch.start();
  watch.nudge();
  await end();
  clock.advance(20);
  expect(ends).toHaveLength(2);
  await end();
  watch.nudge();
  watch.nudge();
  clock.advance(20);
  expect(ends).toHaveLength(3);
});

test('a stop tells the look under way, waits for it, and begins no other', async () => {
  const { clock, ends, asked, watch } = place();
  watch.start();
  expect(asked[0]!()).toBe(false);
  let over = false;
  const stopped = watch.stop().then(() => (over = true));
  expect([asked[0]!(), over]).toEqual([true, false]);
  ends[0]!();
  await stopped;
  watch.nudge();
  clock.advance(60_000);
  expect([over, ends.length, clock.scheduled()]).toEqual([true, 1, 0]);
});
