import { expect } from 'vitest';
import { createCases } from '../../../../server/stores/cases/cases.ts';
import { createDecisions } from '../../../../server/stores/decisions/decisions.ts';
import { createRandom } from '../../../support/random.ts';
import type { Place } from '../ground.ts';
import { caseUnderReview, DOCUMENTS, playOfficer, type Played } from './officer-play.ts';

export interface Game {
  place: Place;
  organisation: string;
  officers: readonly [string, string];
  seed: number;
}

/** Several cases are played at a time. */
const AT_ONCE = 8;

/** Two officers work on each of so many cases at once; fails where anything was lost or happened twice. */
export async function playInterleavings(game: Game, count: number): Promise<void> {
  const rounds = Array.from({ length: count }, (_, round) => round);
  const worker = async () => {
    for (let round = rounds.shift(); round !== undefined; round = rounds.shift())
      await playRound(game, round);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function playRound({ place, organisation, officers, seed: base }: Game, round: number): Promise<void> {
  const seed = base * 1_000 + round;
  const random = createRandom(seed);
  const { prisma } = place;
  const application = await caseUnderReview(place, organisation, officers[0]);
  const cases = createCases(prisma, async () => {});
  const decisions = createDecisions(prisma);
  const fourEyes = random.below(2) === 0;
  const play = (contactId: string, name: string) =>
    playOfficer({ cases, decisions, application, contactId, fourEyes, random, name: `${seed}-${name}` });
  const played = await Promise.all([play(officers[0], 'a'), play(officers[1], 'b')]);
  await check(place, application, played.flat(), fourEyes);
}

async function check(
  place: Place,
  applicationId: string,
  played: readonly Played[],
  fourEyes: boolean,
): Promise<void> {
  const { prisma } = place;
  const where = { applicationId };
  const done = played.filter(({ outcome }) => outcome === 'done');
  const of = (action: string) => done.filter((one) => one.action === action);

  const notes = await prisma.caseNote.findMany({ where });
  expect(notes.map(({ text }) => text).toSorted()).toEqual(
    of('note')
      .map(({ text }) => text)
      .toSorted(),
  );

  const decided = await prisma.decision.findMany({ where });
  const carriedOut = decided.filter(({ state }) => state === 'carried_out');
  const corrections = await prisma.correction.findMany({ where });
  expect(carriedOut.length).toBeLessThanOrEqual(1);
  expect(corrections.length).toBeLessThanOrEqual(1);
  if (fourEyes) for (const one of carriedOut) expect(one.decidedBy).not.toBe(one.proposedBy);

  const { state, caseVersion } = await prisma.application.findUniqueOrThrow({ where: { id: applicationId } });
  const ended =
    carriedOut[0] && { approve: 'approved', refuse: 'refused', cancel: 'cancelled' }[carriedOut[0].kind];
  expect(state).toBe(ended ?? (corrections.length > 0 ? 'correction_requested' : 'under_review'));

  const notices = await prisma.noticeEvent.findMany({ where });
  const told = (event: string) => notices.filter((notice) => notice.event === event).length;
  expect(told('approved') + told('refused')).toBe(carriedOut.length);
  expect(told('correction_requested')).toBe(corrections.length);
  expect(told('decision_proposed')).toBe(fourEyes ? decided.length : 0);
  expect(told('decision_declined')).toBe(decided.filter(({ state: one }) => one === 'declined').length);

  const reviews = await prisma.documentReview.findMany({ where });
  for (const document of DOCUMENTS) {
    const version = reviews.find(({ documentId }) => documentId === document)?.version ?? 0;
    expect(version).toBe(of('review').filter(({ text }) => text === document).length);
  }

  // Each thing done is one version, one event and one entry of the trail; what was refused left nothing.
  expect(await prisma.applicationEvent.count({ where })).toBe(caseVersion);
  expect(await prisma.auditEntry.count({ where })).toBe(caseVersion);
  expect(caseVersion).toBe(done.length);
}
