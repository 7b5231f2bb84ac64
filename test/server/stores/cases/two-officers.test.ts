import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServerError } from '../../../../server/errors.ts';
import { idFrom } from '../../../../server/services/id-from.ts';
import { createCases } from '../../../../server/stores/cases/cases.ts';
import { startDatabase } from '../../../setup/databases.ts';
import { runSeed } from '../../../support/random.ts';
import { openPlace, type Place } from '../ground.ts';
import { playInterleavings } from './interleavings.ts';
import { caseUnderReview } from './officer-play.ts';

/** `npm run soak` plays 200. */
const ROUNDS = 25;
const SEED = runSeed();

let place: Place;
let organisation: string;
let officers: [string, string];
beforeAll(async () => {
  place = await openPlace(startDatabase);
  officers = [await place.person('周审核'), await place.person('林科长')];
  organisation = await place.organisation({ [officers[0]]: 'owner' });
});
afterAll(() => place.close());

test(
  `two officers at once lose no note, decide nothing twice, tell nothing twice (seed ${SEED})`,
  () => playInterleavings({ place, organisation, officers, seed: SEED }, ROUNDS),
  60_000,
);

test('two who take the same case at once: one has it, the other is told who', async () => {
  const cases = createCases(place.prisma, async () => {});
  for (let round = 0; round < 10; round += 1) {
    const applicationId = await caseUnderReview(place, organisation, officers[0]);
    const take = (contactId: string) =>
      cases.take({
        ...{ applicationId, officer: { contactId, role: 'reviewer' as const }, base: null, now: new Date() },
        key: idFrom(applicationId, contactId),
      });
    const [one, other] = await Promise.allSettled([take(officers[0]), take(officers[1])]);
    const refused = [one, other].filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as ServerError).code)).toEqual(['taken']);
    const winner = one.status === 'fulfilled' ? officers[0] : officers[1];
    expect((refused[0]!.reason as ServerError).extra).toMatchObject({ assignee: { id: winner } });
    expect(await place.prisma.auditEntry.count({ where: { applicationId } })).toBe(1);
  }
});
