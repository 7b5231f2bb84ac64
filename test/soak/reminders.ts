import { it } from 'vitest';
import { remindUnderKills } from '../queue/reminders/remind-under-kills.ts';
import { createRandom, runSeed } from '../support/random.ts';

const SEED = runSeed();

it(
  `reminds of 4,000 reports once at opening and once after an outage, while its processes are killed 80 times, SEED=${SEED}`,
  () =>
    remindUnderKills({
      ...{
        random: createRandom(SEED),
        filings: 4_000,
        batch: 25,
        kills: 40,
        processes: 3,
        withinMs: 600_000,
      },
    }),
  1_200_000,
);
