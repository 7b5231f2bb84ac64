import type { AnnualState } from '../../contract/annual.ts';
import type { LifeState } from '../../contract/life.ts';
import type {
  Correction,
  Evaluation,
  Ground,
  HandedIn,
  Marks,
  Snapshot,
  Values,
} from '../../services/annual/ports.ts';
import type { Tx } from '../applications/hold.ts';
import { namesOf, personOf } from '../applications/read.ts';
import type { AnnualReportVersion, Evaluation as EvaluationRow } from '../prisma-client/client.ts';
import { readAttachments } from './attachments.ts';

type Names = ReadonlyMap<string, string>;

const FILING = { select: { id: true, number: true, title: true, leadName: true } } as const;

/**
 * The report's own version is read first: what is read after it may be newer, never older. One query after the other: of several
 * relations in one, Prisma asks at once, and the connection of a transaction takes one question at a time.
 */
export async function readGround(
  tx: Tx,
  reportId: string,
  applicationId: string | null,
): Promise<Ground | null> {
  const where = { id: reportId, ...(applicationId === null ? {} : { applicationId }) };
  const row = await tx.annualReport.findFirst({ where, include: { filing: FILING } });
  if (row === null) return null;
  const ofReport = { reportId: row.id };
  const versions = await tx.annualReportVersion.findMany({
    where: ofReport,
    orderBy: { version: 'desc' },
  });
  const evaluation = await tx.evaluation.findUnique({ where: ofReport });
  const application = await tx.application.findUniqueOrThrow({
    where: { id: row.applicationId },
    select: {
      ...{ state: true, packId: true, packVersion: true, renewsId: true },
      organisation: { select: { id: true, name: true, code: true } },
    },
  });
  const marks = row.marks as unknown as Marks;
  const names = await namesOf(tx, [
    ...Object.values(marks).map(({ by }) => by),
    ...versions.map(({ submittedBy }) => submittedBy),
    ...[evaluation?.officerId ?? null, row.assigneeId],
  ]);
  const { packId, packVersion, organisation, state: life, renewsId } = application;
  return {
    ...{ id: row.id, applicationId: row.applicationId, year: row.year, state: row.state as AnnualState },
    ...{ dueOn: row.dueOn, openedAt: row.openedAt, submittedAt: row.submittedAt, version: row.version },
    ...{ values: row.values as Values, marks, names, filing: row.filing, organisation },
    correction: row.corrections as unknown as Correction | null,
    assignee: row.assigneeId === null ? null : personOf(names, row.assigneeId),
    pack: { packId, packVersion },
    life: life as LifeState,
    versions: versions.map((version) => presentVersion(version, names)),
    snapshot: snapshotOf(versions[0]),
    before: snapshotOf(versions[1]),
    lastYear: await readLastYear(tx, row.filingId, renewsId, row.year),
    evaluation: evaluation && presentEvaluation(evaluation, names),
    files: await readAttachments(tx, row.applicationId, row.year),
  };
}

const snapshotOf = (row: AnnualReportVersion | undefined): Snapshot | null =>
  row === undefined ? null : (row.snapshot as unknown as Snapshot);

export const presentVersion = (
  { id, version, number, digest, submittedAt, submittedBy }: AnnualReportVersion,
  names: Names,
): HandedIn => ({ id, version, number, digest, at: submittedAt, by: personOf(names, submittedBy) });

const presentEvaluation = (row: EvaluationRow, names: Names): Evaluation => ({
  ...{ scores: row.scores as Record<string, number>, total: row.total, outcome: row.outcome },
  ...{ words: row.words, at: row.at, version: row.version, sentAt: row.sentAt },
  by: personOf(names, row.officerId),
});

/** What was handed in a year before: by this filing, or by the one that it renews. */
export async function readLastYear(
  tx: Tx,
  filingId: string,
  renewsId: string | null,
  year: number,
): Promise<Ground['lastYear']> {
  const version = await tx.annualReportVersion.findFirst({
    where: {
      report: {
        year: year - 1,
        OR: [{ filingId }, ...(renewsId === null ? [] : [{ applicationId: renewsId }])],
      },
    },
    orderBy: [{ submittedAt: 'desc' }, { version: 'desc' }],
  });
  return version && { year: year - 1, values: (version.snapshot as unknown as Snapshot).values };
}
