import { expect, it } from 'vitest';
import { createRandom, runSeed } from '../../support/random.ts';
import { endure } from './ordeal.ts';

const SEED = runSeed();

it(`shows every notice once, and no person more than a minute allows, while its processes are killed, SEED=${SEED}`, async () => {
  const endured = await endure({
    ...{ random: createRandom(SEED), notices: 240, people: 12, kills: 3, processes: 2 },
    ...{ speed: 60, unheard: 5, withinMs: 55_000 },
  });
  const { shown, wanted, ...figures } = endured;
  console.log(JSON.stringify(figures));
  expect(shown.toSorted()).toEqual(wanted.toSorted());
  expect(figures.dropped).toBe(0);
  expect(figures.mostInAMinute).toBeLessThanOrEqual(30);
  expect(figures.states).toEqual({ sent: wanted.length });
});
