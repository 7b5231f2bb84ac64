import type { AnnualState } from '../../contract/annual.ts';
import type { LifeState } from '../../contract/life.ts';
import type { ReportQuery, ReportSummary } from '../../services/annual/ports.ts';
import type { Tx } from '../applications/hold.ts';
import { namesOf, personOf } from '../applications/read.ts';
import type { Prisma } from '../prisma-client/client.ts';

const SHOWN = {
  ...{ id: true, applicationId: true, year: true, state: true, dueOn: true, openedAt: true },
  ...{ submittedAt: true, assigneeId: true },
  filing: { select: { number: true, title: true, leadName: true } },
  evaluation: { select: { outcome: true, total: true, sentAt: true } },
  versions: { select: { number: true }, orderBy: { version: 'desc' }, take: 1 },
} as const satisfies Prisma.AnnualReportSelect;
type Row = Prisma.AnnualReportGetPayload<{ select: typeof SHOWN }>;

/** Latest year first. */
export async function summariesOf(tx: Tx, applicationId: string): Promise<ReportSummary[]> {
  const rows = await tx.annualReport.findMany({
    where: { applicationId },
    orderBy: { year: 'desc' },
    select: SHOWN,
  });
  return presentAll(tx, rows);
}

/** Earliest due first. */
export async function listReports(tx: Tx, query: ReportQuery): Promise<ReportSummary[]> {
  const { year, state, search, after, limit } = query;
  const part = { contains: search, mode: 'insensitive' } as const;
  const rows = await tx.annualReport.findMany({
    where: {
      year,
      ...(state === null ? {} : { state: state === 'passed' ? { in: ['accepted', 'evaluated'] } : state }),
      ...(search === '' ? {} : { filing: { OR: [{ title: part }, { leadName: part }, { number: part }] } }),
      ...(after === null
        ? {}
        : { OR: [{ dueOn: { gt: after.dueOn } }, { dueOn: after.dueOn, id: { gt: after.id } }] }),
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: limit,
    select: SHOWN,
  });
  return presentAll(tx, rows);
}

export async function listYears(tx: Tx): Promise<number[]> {
  const rows = await tx.annualReport.groupBy({ by: ['year'], orderBy: { year: 'desc' } });
  return rows.map(({ year }) => year);
}

export async function countReports(tx: Tx, year: number): Promise<Partial<Record<AnnualState, number>>> {
  const rows = await tx.annualReport.groupBy({ by: ['state'], where: { year }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count: count }) => [state, count]));
}

async function presentAll(tx: Tx, rows: readonly Row[]): Promise<ReportSummary[]> {
  const applications = await tx.application.findMany({
    where: { id: { in: [...new Set(rows.map(({ applicationId }) => applicationId))] } },
    select: { id: true, state: true },
  });
  const lives = new Map(applications.map(({ id, state }) => [id, state as LifeState]));
  const names = await namesOf(
    tx,
    rows.map(({ assigneeId }) => assigneeId),
  );
  return rows.map(({ assigneeId, evaluation, versions, state, ...row }) => ({
    ...row,
    state: state as AnnualState,
    number: versions[0]?.number ?? null,
    assignee: assigneeId === null ? null : personOf(names, assigneeId),
    outcome: evaluation?.sentAt ? { outcome: evaluation.outcome, total: evaluation.total } : null,
    life: lives.get(row.applicationId)!,
  }));
}
