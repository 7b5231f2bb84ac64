import { afterAll, beforeAll, test } from 'vitest';
import { playInterleavings } from '../server/stores/cases/interleavings.ts';
import { openPlace, type Place } from '../server/stores/ground.ts';
import { startDatabase } from '../setup/databases.ts';
import { runSeed } from '../support/random.ts';

const ROUNDS = Number(process.env['INTERLEAVINGS'] ?? 200);
const SEED = runSeed();

let place: Place;
beforeAll(async () => {
  place = await openPlace(startDatabase);
});
afterAll(() => place.close());

test(`two officers, ${ROUNDS} interleavings (seed ${SEED})`, async () => {
  const officers = [await place.person('周审核'), await place.person('林科长')] as const;
  const organisation = await place.organisation({ [officers[0]]: 'owner' });
  await playInterleavings({ place, organisation, officers, seed: SEED }, ROUNDS);
}, 900_000);
