import type { LifeState } from '../../contract/life.ts';
import type { Deed, Done, FilingStore } from '../../services/filing/ports.ts';
import type { PrismaClient } from '../database.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { act, advance } from '../life/advance.ts';
import { presentFiling, presentNotice, readCase } from './read.ts';
import { createStages } from './stages.ts';
import { createCounter, makeChanges } from './write.ts';

/** Notices, objections and filings, in PostgreSQL. */
export function createFilingStore(prisma: PrismaClient): FilingStore {
  return {
    case: (applicationId) => readCase(prisma, applicationId),
    carryOut: (applicationId, decide) =>
      whileHolding(prisma, applicationId, async (tx) => {
        const stands = (await readCase(tx, applicationId))!;
        const deed = await decide(stands, createCounter(tx));
        if (deed === null) return { state: stands.state, caseVersion: stands.caseVersion };
        return perform(tx, applicationId, deed, () => makeChanges(tx, stands, deed));
      }),
    ...createNoticeReads(prisma),
    async filingByCode(verifyCode) {
      const row = await prisma.filing.findUnique({ where: { verifyCode } });
      if (row === null) return null;
      const application = await prisma.application.findUniqueOrThrow({
        where: { id: row.applicationId },
        select: { state: true, packId: true, packVersion: true },
      });
      const { state, ...pack } = application;
      return { filing: presentFiling(row), state: state as LifeState, pack };
    },
    ...createStages(prisma),
  };
}

/** A decision in the terms of the life of an application. */
async function perform(
  tx: Tx,
  applicationId: string,
  { does, by, base, key, now, data, tell }: Deed,
  effect: () => Promise<void>,
): Promise<Done> {
  const notices = tell.map((told) => ({ key, ...told }));
  const deed = { applicationId, by, base, key, now, data, notices, effect };
  const done =
    'step' in does
      ? await advance(tx, { ...deed, transition: does.step })
      : await act(tx, { ...deed, ...does });
  return { state: done.state, caseVersion: done.caseVersion };
}

function createNoticeReads(
  prisma: PrismaClient,
): Pick<FilingStore, 'notice' | 'notices' | 'unsettledNotices'> {
  return {
    async notice(id) {
      const row = await prisma.publicNotice.findUnique({ where: { id } });
      if (row === null) return null;
      const pack = await prisma.application.findUniqueOrThrow({
        where: { id: row.applicationId },
        select: { packId: true, packVersion: true },
      });
      return { notice: presentNotice(row), pack };
    },
    async notices(state, { after, limit, today }) {
      // Until the clock has come by, a notice is over by its day.
      const over = { state: 'running', provisional: false, endsOn: { lt: today } };
      const running = { state: 'running', OR: [{ provisional: true }, { endsOn: { gte: today } }] };
      const among = state === 'running' ? running : { OR: [{ state: 'ended' }, over] };
      const beyond = after && [{ openedAt: { lt: after.at } }, { openedAt: after.at, id: { lt: after.id } }];
      const rows = await prisma.publicNotice.findMany({
        where: { AND: [among, ...(beyond ? [{ OR: beyond }] : [])] },
        orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      });
      return rows.map((row) => presentNotice(row));
    },
    async unsettledNotices(today, afterId, limit) {
      const rows = await prisma.publicNotice.findMany({
        where: {
          ...{ state: 'running', id: { gt: afterId } },
          OR: [{ provisional: true }, { endsOn: { lt: today } }],
        },
        orderBy: { id: 'asc' },
        take: limit,
      });
      return rows.map((row) => presentNotice(row));
    },
  };
}
