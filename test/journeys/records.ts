import { expect } from 'vitest';
import { createCheckRecords, type FinishedCheck } from '../../server/stores/check-records.ts';
import { createPrisma, type Database } from '../../server/stores/database.ts';
import { personOfUser } from './account.ts';
import type { Conversation } from './conversation.ts';

/** The checks recorded of each of these people, latest first. */
export async function recordsOf(
  database: Database,
  userIds: readonly string[],
): Promise<readonly (readonly FinishedCheck[])[]> {
  const prisma = createPrisma(database);
  const records = createCheckRecords(prisma);
  try {
    const kept = [];
    for (const userId of userIds) kept.push(await records.ofPerson(personOfUser(userId), 1000));
    return kept;
  } finally {
    await prisma.$disconnect();
  }
}

/** Every check that a calm run finishes is in the database, once. Answers how many there are. */
export async function expectRecorded(database: Database, people: readonly Conversation[]): Promise<number> {
  const kept = await recordsOf(
    database,
    people.map(({ userId }) => userId),
  );
  for (const [index, { userId, requests }] of people.entries()) {
    expect(contents(kept[index]!), userId).toEqual(
      contents(requests.filter((request) => request.type === 'record_check')),
    );
  }
  return kept.flat().length;
}

type Check = Pick<FinishedCheck, 'facts' | 'verdict' | 'packId' | 'packVersion' | 'packDigest'>;
/** In no order: several may be finished within one millisecond. */
const contents = (checks: readonly Check[]) =>
  checks
    .map(({ facts, verdict, packId, packVersion, packDigest }) =>
      JSON.stringify([verdict, packId, packVersion, packDigest, Object.entries(facts).toSorted()]),
    )
    .toSorted();
