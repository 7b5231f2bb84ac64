import { expect, it } from 'vitest';
import { createRandom, runSeed } from '../support/random.ts';
import { expectOnce } from '../queue/notices/expect-once.ts';
import { endure } from '../queue/notices/ordeal.ts';

const SEED = runSeed();

it(`shows 1,000 notices that are due at once exactly once each, while its processes are killed 40 times, SEED=${SEED}`, async () => {
  const endured = await endure({
    ...{ random: createRandom(SEED), notices: 1_000, people: 60, kills: 40, processes: 3 },
    ...{ speed: 10, unheard: 30, withinMs: 900_000 },
  });
  const { shown, wanted, ...figures } = endured;
  console.log(`${shown.length} of ${wanted.length} shown: ${JSON.stringify(figures)}`);
  expect(figures.kills).toBe(40);
  expectOnce(endured);
}, 960_000);
