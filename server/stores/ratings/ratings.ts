import type { Rating, Ratings } from '../../services/ratings/ports.ts';
import { PATIENCE, type Tx } from '../applications/hold.ts';
import { appendAudit } from '../audit/append.ts';
import type { PrismaClient } from '../database.ts';
import { addNoticeEvents } from '../life/notice-events.ts';
import type * as rows from '../prisma-client/client.ts';
import { lowRatings, readRatings } from './read.ts';

/** The latest of these are asked about; older ones are forgotten by those who were there. */
const STEPS = 20;

/** 好差评, in PostgreSQL. No row but the rating itself says who gave it. */
export const createRatings = (prisma: PrismaClient): Ratings => ({
  async of(applicationId, contactId, types) {
    const pack = await prisma.application.findUnique({
      where: { id: applicationId },
      select: { packId: true, packVersion: true },
    });
    if (pack === null) return null;
    const steps = await prisma.applicationEvent.findMany({
      where: { applicationId, type: { in: [...types] }, audience: 'all' },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: STEPS,
      select: { id: true, type: true, at: true },
    });
    const given = await prisma.rating.findMany({ where: { applicationId, contactId } });
    return {
      pack,
      steps: steps.map(({ id, type, at }) => ({ event: id, type, at })),
      given: given.map(presentGiven),
    };
  },
  add: (applicationId, rating, notice) =>
    prisma.$transaction((tx) => add(tx, applicationId, rating, notice), PATIENCE),
  low: (level, state, after, limit) => lowRatings(prisma, level, state, after, limit),
  read: async (id) => (await readRatings(prisma, { id }))[0] ?? null,
  handle: (id, { by, at, text, key }) =>
    prisma.$transaction(async (tx) => {
      const data = { handledBy: by, handledAt: at, handling: text };
      const { count } = await tx.rating.updateMany({ where: { id, handledAt: null }, data });
      if (count === 0) return (await tx.rating.count({ where: { id, ...data } })) > 0;
      const audit = { action: 'rating_handled', applicationId: null, data: { rating: id, text, key } };
      await appendAudit(tx, { ...audit, actor: by, at });
      return true;
    }, PATIENCE),
  waiting: (level) => prisma.rating.count({ where: { level: { lte: level }, handledAt: null } }),
  async figures() {
    const groups = await prisma.rating.groupBy({ by: ['step', 'level'], _count: { _all: true } });
    return groups.map(({ step, level, _count }) => ({ type: step, level, count: _count._all }));
  },
});

async function add(
  tx: Tx,
  applicationId: string,
  { id, event, type, level, words, contactId, at }: Rating,
  notice: Readonly<Record<string, unknown>> | null,
): Promise<boolean> {
  const row = { id, applicationId, step: type, subject: event, level, words, contactId, at };
  const { count } = await tx.rating.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return (await tx.rating.count({ where: { id } })) > 0;
  // Neither names the application: who reads its history would learn who was not content.
  if (notice !== null) await addNoticeEvents(tx, null, [{ key: id, event: 'rating_low', data: notice }], at);
  const audit = { action: 'rating_given', applicationId: null, data: { rating: id } };
  await appendAudit(tx, { ...audit, actor: 'public', at });
  return true;
}

const presentGiven = ({ id, subject, step, level, words, contactId, at }: rows.Rating): Rating => ({
  ...{ id, event: subject, type: step, level, words, contactId, at },
});
