import type { LifeState } from '../../contract/life.ts';
import type { FilingStore, Stage, StageRow } from '../../services/filing/ports.ts';
import type { PrismaClient } from '../database.ts';
import type { Tx } from '../applications/hold.ts';
import { Prisma } from '../prisma-client/client.ts';
import { presentNotice } from './read.ts';

/** Filed and whatever came of it. */
const FILED = ['filed', 'rectification', 'expiring', 'expired', 'renewed', 'cancelled'];

/** A notice ends by its state or, until the clock has come by, by its day. */
const over = (today: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM public_notice n WHERE n.application_id = a.id
    AND (n.state = 'ended' OR (n.state = 'running' AND n.ends_on < ${today} AND NOT n.provisional)))`;

function among(stage: Stage, today: string): Prisma.Sql {
  switch (stage) {
    case 'waiting':
      return Prisma.sql`a.state = 'approved'`;
    case 'running':
      return Prisma.sql`a.state = 'public_notice' AND NOT ${over(today)}`;
    case 'objected':
      return Prisma.sql`a.state = 'objection'`;
    case 'ready':
      return Prisma.sql`a.state = 'public_notice' AND ${over(today)}`;
    case 'filed':
      return Prisma.sql`a.state IN (${Prisma.join(FILED)})`;
  }
}

/** Those that wait longest come first; of the filed ones the latest. */
export function createStages(prisma: PrismaClient): Pick<FilingStore, 'stage' | 'stageCounts'> {
  return {
    async stage(stage, { after, limit, today }) {
      const latestFirst = stage === 'filed';
      const beyond =
        after === null
          ? Prisma.sql`TRUE`
          : latestFirst
            ? Prisma.sql`(a.state_since, a.id) < (${after.at}, ${after.id})`
            : Prisma.sql`(a.state_since, a.id) > (${after.at}, ${after.id})`;
      const order = latestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`;
      const rows = await prisma.$queryRaw<Found[]>`
        SELECT a.id, a.title, a.lead_name AS lead, a.state, a.state_since AS since FROM application a
        WHERE a.state_since IS NOT NULL AND ${among(stage, today)} AND ${beyond}
        ORDER BY a.state_since ${order}, a.id ${order} LIMIT ${limit + 1}`;
      return complete(prisma, rows);
    },
    async stageCounts(today) {
      const counts = { waiting: 0, running: 0, objected: 0, ready: 0, filed: 0 };
      for (const stage of Object.keys(counts) as Stage[]) {
        const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
          SELECT count(*) AS count FROM application a WHERE a.state_since IS NOT NULL AND ${among(stage, today)}`;
        counts[stage] = Number(row!.count);
      }
      return counts;
    },
  };
}

interface Found {
  id: string;
  title: string;
  lead: string;
  state: string;
  since: Date;
}

async function complete(tx: Tx, rows: readonly Found[]): Promise<StageRow[]> {
  const among = { in: rows.map(({ id }) => id) };
  const notices = await tx.publicNotice.findMany({
    where: { applicationId: among },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  const filings = await tx.filing.findMany({ where: { applicationId: among } });
  const open = await tx.objection.groupBy({
    by: ['applicationId'],
    where: { applicationId: among, state: 'open' },
    _count: true,
  });
  const latest = new Map(notices.map((notice) => [notice.applicationId, notice]));
  const filed = new Map(filings.map((filing) => [filing.applicationId, filing]));
  const objections = new Map(open.map((row) => [row.applicationId, row._count]));
  return rows.map(({ id, title, lead, state, since }) => {
    const notice = latest.get(id);
    return {
      ...{ application: id, title, lead, state: state as LifeState, since },
      notice: notice ? presentNotice(notice) : null,
      openObjections: objections.get(id) ?? 0,
      filing: filed.get(id) ?? null,
      place: { at: since, id },
    };
  });
}
