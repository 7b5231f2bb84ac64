import type { Place } from '../../services/applications/ports.ts';
import type { StoredRating } from '../../services/ratings/ports.ts';
import type { Tx } from '../applications/hold.ts';
import { namesOf, personOf } from '../applications/read.ts';
import type { Prisma } from '../prisma-client/client.ts';

/** Not above a level; those that wait by age, those handled latest first. */
export function lowRatings(
  tx: Tx,
  level: number,
  state: 'open' | 'handled',
  after: Place | null,
  limit: number,
): Promise<StoredRating[]> {
  const open = state === 'open';
  const beyond = open ? 'gt' : 'lt';
  const order = open ? 'asc' : 'desc';
  const place = after && [{ at: { [beyond]: after.at } }, { at: after.at, id: { [beyond]: after.id } }];
  const where = {
    ...{ level: { lte: level }, handledAt: open ? null : { not: null } },
    ...(place ? { OR: place } : {}),
  };
  return readRatings(tx, where, { orderBy: [{ at: order }, { id: order }], take: limit });
}

export async function readRatings(
  tx: Tx,
  where: Prisma.RatingWhereInput,
  page: Pick<Prisma.RatingFindManyArgs, 'orderBy' | 'take'> = {},
): Promise<StoredRating[]> {
  const found = await tx.rating.findMany({ where, ...page });
  const applications = await tx.application.findMany({
    where: { id: { in: found.map(({ applicationId }) => applicationId) } },
    select: { id: true, title: true, leadName: true, packId: true, packVersion: true, assigneeId: true },
  });
  const handlers = await handlersOf(
    tx,
    found.map(({ subject }) => subject),
  );
  const people = found.flatMap(({ contactId, handledBy }) => [contactId, handledBy]);
  const names = await namesOf(tx, people);
  return found.map((row) => {
    const application = applications.find(({ id }) => id === row.applicationId)!;
    const { id, title, leadName, packId, packVersion, assigneeId } = application;
    const { handledBy, handledAt, handling } = row;
    return {
      ...{ id: row.id, event: row.subject, type: row.step, level: row.level, words: row.words },
      ...{ contactId: row.contactId, at: row.at, person: personOf(names, row.contactId) },
      application: { id, title: title === '' ? leadName : title, packId, packVersion },
      handlers: [...(handlers.get(row.subject) ?? []), ...(assigneeId === null ? [] : [assigneeId])],
      handled:
        handledBy === null || handledAt === null
          ? null
          : { by: personOf(names, handledBy), at: handledAt, text: handling },
    };
  });
}

/** Who took the step that an event tells of, and who had proposed it. */
async function handlersOf(tx: Tx, events: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const found = await tx.applicationEvent.findMany({
    where: { id: { in: [...events] } },
    select: { id: true, contactId: true, data: true },
  });
  const decisionOf = (data: unknown) => (data as { decision?: string }).decision;
  const decisions = await tx.decision.findMany({
    where: { id: { in: found.flatMap(({ data }) => decisionOf(data) ?? []) } },
    select: { id: true, proposedBy: true },
  });
  const proposers = new Map(decisions.map(({ id, proposedBy }) => [id, proposedBy]));
  return new Map(
    found.map(({ id, contactId, data }) => {
      const proposer = proposers.get(decisionOf(data) ?? '');
      return [id, [contactId, proposer].filter((known) => typeof known === 'string')];
    }),
  );
}
