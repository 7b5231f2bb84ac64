import type { Place } from '../../services/applications/ports.ts';
import type { LaterKind, LaterQueue, QueueRow, QueueState } from '../../services/later/queue.ts';
import type { PrismaClient } from '../database.ts';

/** In these a thing waits for the office, or, a rectification, for its answer. */
const OPEN: Readonly<Record<LaterKind, readonly string[]>> = {
  change: ['requested'],
  rectification: ['ordered', 'answered'],
  support: ['open'],
};
type Raw = Omit<QueueRow, 'application'> & { applicationId: string };

/** What filed consortia ask for and are asked for, in PostgreSQL. */
export const createLaterQueue = (prisma: PrismaClient): LaterQueue => ({
  async page(kind, state, after, limit) {
    const rows = await PAGES[kind](prisma, pageOf(kind, state, after), limit);
    return withApplications(prisma, rows);
  },
  async waiting() {
    const count = (kind: LaterKind) => ({ where: { state: { in: [...OPEN[kind]] } } });
    return {
      change: await prisma.memberChange.count(count('change')),
      rectification: await prisma.rectification.count(count('rectification')),
      support: await prisma.supportRequest.count(count('support')),
    };
  },
  async support() {
    const groups = await prisma.supportRequest.groupBy({ by: ['measure', 'state'], _count: { _all: true } });
    const of = (measure: string, state: string) =>
      groups.find((group) => group.measure === measure && group.state === state)?._count._all ?? 0;
    return [...new Set(groups.map(({ measure }) => measure))].map((measure) => ({
      ...{ measure, open: of(measure, 'open'), answered: of(measure, 'answered') },
    }));
  },
});

interface Page {
  states: { in: string[] } | { notIn: string[] };
  order: 'asc' | 'desc';
  beyond: { at: { gt: Date } | { lt: Date }; same: Date; id: { gt: string } | { lt: string } } | null;
}

function pageOf(kind: LaterKind, state: QueueState, after: Place | null): Page {
  const open = state === 'open';
  const states = open ? { in: [...OPEN[kind]] } : { notIn: [...OPEN[kind]] };
  const past = after && {
    at: open ? { gt: after.at } : { lt: after.at },
    same: after.at,
    id: open ? { gt: after.id } : { lt: after.id },
  };
  return { states, order: open ? 'asc' : 'desc', beyond: past };
}

type ReadPage = (prisma: PrismaClient, page: Page, limit: number) => Promise<Raw[]>;

const requested = ({ states, order, beyond }: Page, take: number) => ({
  where: {
    state: states,
    ...(beyond && { OR: [{ requestedAt: beyond.at }, { requestedAt: beyond.same, id: beyond.id }] }),
  },
  orderBy: [{ requestedAt: order }, { id: order }],
  take,
});

const PAGES: Readonly<Record<LaterKind, ReadPage>> = {
  change: async (prisma, page, limit) =>
    (await prisma.memberChange.findMany(requested(page, limit))).map((row) => ({
      ...{ id: row.id, applicationId: row.applicationId, about: row.kind, state: row.state },
      ...{ at: row.requestedAt, dueOn: null },
    })),
  support: async (prisma, page, limit) =>
    (await prisma.supportRequest.findMany(requested(page, limit))).map((row) => ({
      ...{ id: row.id, applicationId: row.applicationId, about: row.measure, state: row.state },
      ...{ at: row.requestedAt, dueOn: null },
    })),
  rectification: async (prisma, { states, order, beyond }, take) => {
    const rows = await prisma.rectification.findMany({
      where: {
        state: states,
        ...(beyond && { OR: [{ orderedAt: beyond.at }, { orderedAt: beyond.same, id: beyond.id }] }),
      },
      orderBy: [{ orderedAt: order }, { id: order }],
      take,
    });
    return rows.map((row) => ({
      ...{ id: row.id, applicationId: row.applicationId, about: row.ground, state: row.state },
      ...{ at: row.orderedAt, dueOn: row.dueOn },
    }));
  },
};

async function withApplications(prisma: PrismaClient, rows: readonly Raw[]): Promise<QueueRow[]> {
  const among = { in: rows.map(({ applicationId }) => applicationId) };
  const applications = await prisma.application.findMany({
    where: { id: among },
    select: { id: true, packId: true, packVersion: true },
  });
  const filings = await prisma.filing.findMany({
    where: { applicationId: among },
    select: { applicationId: true, title: true, number: true },
  });
  return rows.map(({ applicationId, ...row }) => {
    const { packId, packVersion } = applications.find(({ id }) => id === applicationId)!;
    const filing = filings.find((known) => known.applicationId === applicationId);
    const { title = '', number = '' } = filing ?? {};
    return { ...row, application: { id: applicationId, title, number, packId, packVersion } };
  });
}
