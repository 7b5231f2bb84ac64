import { it } from 'vitest';
import { createRandom, runSeed } from '../../support/random.ts';
import { remindUnderKills } from './remind-under-kills.ts';

const SEED = runSeed();

it(
  `reminds of everything once while its processes are killed, and once after an outage over many steps, SEED=${SEED}`,
  () =>
    remindUnderKills({
      ...{ random: createRandom(SEED), filings: 500, batch: 25, kills: 4, processes: 2, withinMs: 60_000 },
    }),
  120_000,
);
