import { expect, it } from 'vitest';
import { createRandom, runSeed } from '../../support/random.ts';
import { endure } from './ordeal.ts';
import { expectOnce } from './expect-once.ts';

const SEED = runSeed();

it(`shows every notice once, and nobody more than a minute allows, while its processes are killed, SEED=${SEED}`, async () => {
  const endured = await endure({
    ...{ random: createRandom(SEED), notices: 200, people: 10, kills: 3, processes: 2 },
    ...{ speed: 30, unheard: 5, withinMs: 100_000 },
  });
  expect(endured.suppressed).toBeGreaterThan(0);
  expectOnce(endured);
}, 120_000);
