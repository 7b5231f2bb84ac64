import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS } from '../../phrases/annual.ts';
import type { AnnualReports, Ground } from '../../services/annual/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { namesOf } from '../applications/read.ts';
import type { PrismaClient } from '../database.ts';
import type { Prisma } from '../prisma-client/client.ts';
import type { Snapshot } from '../../services/annual/ports.ts';
import { carryOut } from './carry-out.ts';
import { countReports, listReports, listYears, summariesOf } from './lists.ts';
import { presentVersion, readGround } from './read.ts';

const notFound = () => new ServerError(404, 'not_found', ANNUAL_REASONS.notFound);

/** Annual reports, in PostgreSQL. */
export function createAnnualReports(prisma: PrismaClient): AnnualReports {
  return {
    ofApplication: (applicationId) => summariesOf(prisma, applicationId),
    read: (reportId, applicationId) => readGround(prisma, reportId, applicationId),
    packOf: (id) =>
      prisma.application.findUnique({ where: { id }, select: { packId: true, packVersion: true } }),
    version: (reportId, applicationId, id) => readVersion(prisma, reportId, applicationId, id),
    change: (about, decide) => change(prisma, about, decide),
    years: () => listYears(prisma),
    counts: (year) => countReports(prisma, year),
    list: (query) => listReports(prisma, query),
  };
}

async function readVersion(tx: Tx, reportId: string, applicationId: string, id: string) {
  const row = await tx.annualReportVersion.findFirst({
    where: { id, reportId, report: { applicationId } },
  });
  if (row === null) return null;
  const pack = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { packId: true, packVersion: true },
  });
  const names = await namesOf(tx, [row.submittedBy]);
  return { ...presentVersion(row, names), snapshot: row.snapshot as unknown as Snapshot, pack };
}

const change: (
  prisma: PrismaClient,
  ...rest: Parameters<AnnualReports['change']>
) => Promise<Ground> = async (prisma, { reportId, applicationId, key, action }, decide) => {
  const row = await prisma.annualReport.findUnique({
    where: { id: reportId },
    select: { applicationId: true },
  });
  if (row === null || (applicationId !== null && applicationId !== row.applicationId)) throw notFound();
  await whileHolding(prisma, row.applicationId, async (tx) => {
    if (await done(tx, key, action)) return;
    const ground = (await readGround(tx, reportId, null))!;
    const decided = decide(ground);
    if (decided === null) return;
    if ('save' in decided) await save(tx, reportId, decided.save);
    else await carryOut(tx, ground, decided);
  });
  // Not while it is held: others wait for that, and what is newer still is as good.
  return (await readGround(prisma, reportId, null))!;
};

/** A write whose answer was lost is not judged by what it has itself brought about. */
const done = async (tx: Tx, key: string, action: string): Promise<boolean> =>
  (await tx.applicationEvent.count({ where: { id: idFrom(key, `event:${action}`) } })) > 0;

async function save(tx: Tx, id: string, { values, marks }: Pick<Ground, 'values' | 'marks'>): Promise<void> {
  await tx.annualReport.update({
    where: { id },
    data: { values, marks: marks as unknown as Prisma.InputJsonObject, version: { increment: 1 } },
  });
}
