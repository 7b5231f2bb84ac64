import type { LifeState } from '../../contract/life.ts';
import { reportLink } from '../../services/annual/links.ts';
import type { AnnualOpening, Candidate, NewReport } from '../../services/annual/open-reports.ts';
import type { Values } from '../../services/annual/ports.ts';
import { idFrom } from '../../services/id-from.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';
import { act } from '../life/advance.ts';
import { startReminder } from '../reminders/reminders.ts';
import { readLastYear } from './read.ts';

/** Opens annual reports, in PostgreSQL. */
export function createAnnualOpening(prisma: PrismaClient): AnnualOpening {
  return {
    candidates: (about) => candidates(prisma, about),
    open: (report, begin) => whileHolding(prisma, report.applicationId, (tx) => open(tx, report, begin)),
  };
}

interface Row extends Omit<Candidate, 'state'> {
  state: string;
}

async function candidates(
  prisma: PrismaClient,
  { year, packIds, after, limit }: Parameters<AnnualOpening['candidates']>[0],
): Promise<Candidate[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT f.id AS "filingId", f.application_id AS "applicationId", f.filed_on AS "filedOn",
      f.valid_until AS "validUntil", f.ended_on AS "endedOn", a.state, a.pack_id AS "packId", a.pack_version AS "packVersion"
    FROM filing f JOIN application a ON a.id = f.application_id
    WHERE f.id > ${after} AND f.filed_on <= ${`${year}-12-31`} AND f.valid_until >= ${`${year}-01-01`}
      AND a.state <> 'cancelled' AND a.pack_id = ANY(${[...packIds]})
      AND NOT EXISTS (SELECT 1 FROM annual_report r WHERE r.filing_id = f.id AND r.year = ${year})
    ORDER BY f.id LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, state: row.state as LifeState }));
}

/** The state is read again while it is held: what was cancelled since the list was read owes nothing. */
async function open(
  tx: Tx,
  { filingId, applicationId, year, dueOn, at }: NewReport,
  begin: (lastYear: Values | null) => Values,
): Promise<boolean> {
  const { state, renewsId } = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { state: true, renewsId: true },
  });
  const there = await tx.annualReport.count({ where: { filingId, year } });
  if (state === 'cancelled' || there > 0) return false;
  const key = `annual report ${filingId} ${year}`;
  const id = idFrom(key, 'report');
  const lastYear = await readLastYear(tx, filingId, renewsId, year);
  const data = { report: id, year, dueOn };
  await act(tx, {
    ...{ applicationId, action: 'annual_opened', key, now: at, base: null, visible: true, data },
    by: { kind: 'system', id: null, role: 'system' },
    notices: [{ key, event: 'annual_opened', data: { ...data, link: reportLink({ applicationId, id }) } }],
    effect: async () => {
      const values = begin(lastYear?.values ?? null);
      await tx.annualReport.create({
        data: { id, filingId, applicationId, year, state: 'open', dueOn, values, openedAt: at },
      });
      await startReminder(tx, { kind: 'annual', subjectId: id, applicationId, dueOn, at });
    },
  });
  return true;
}
