import { expect, test } from 'vitest';
import { createRounds, paced } from '../../server/queue/rounds.ts';
import { createManualClock } from './manual-clock.ts';

const START = Date.parse('2026-12-31T15:55:00.000Z');
const never = () => false;

test('every chore is done at the start and at every look, whatever went wrong with another, until it is stopped', async () => {
  const clock = createManualClock(START);
  const [done, told]: [string[], string[]] = [[], []];
  const rounds = createRounds({
    chores: [
      async () => {
        done.push('first');
        throw new Error('the database is away');
      },
      async () => void done.push('second'),
    ],
    clock,
    onError: (error) => void told.push((error as Error).message),
    lookEvery: 15_000,
  });
  rounds.start();
  await expect.poll(() => clock.scheduled()).toBe(1);
  expect([done, told]).toEqual([['first', 'second'], ['the database is away']]);
  clock.advance(15_000);
  await expect.poll(() => done.length).toBe(4);
  await rounds.stop();
  clock.advance(60_000);
  expect(done).toHaveLength(4);
});

test('a paced chore is done again when its time has passed, or at once after it failed', async () => {
  let [now, done] = [START, 0];
  const chore = paced(
    600_000,
    () => now,
    async () => {
      done += 1;
      if (done === 2) throw new Error('away');
    },
  );
  await chore(never);
  now += 599_999;
  await chore(never);
  expect(done).toBe(1);
  now += 1;
  await expect(chore(never)).rejects.toThrow('away');
  await chore(never);
  expect(done).toBe(3);
});
