import type { FactValue, Facts } from '../../../bot/policy/pack.ts';
import type { StoredCase, StoredCases } from '../../services/dry-run/dry-run.ts';
import { isTheirs } from '../../services/programme/pack-of.ts';
import type { PrismaClient } from '../database.ts';
import { inBatches } from './in-batches.ts';

const ROWS = 500;
const PREFIX = 'fact.';
type Row = Omit<StoredCase, 'answers'> & { handedIn: Facts | null };

/** Every case with its answers: as they were handed in where the office has it, as they are now where its applicants do. */
export const createStoredCases =
  (prisma: PrismaClient): StoredCases =>
  () =>
    inBatches(
      '',
      ({ id }: StoredCase) => id,
      async (after) => {
        const rows = await readRows(prisma, after);
        const open = rows.filter((row) => isTheirs(row) || row.handedIn === null);
        const answers = await readAnswers(
          prisma,
          open.map(({ id }) => id),
        );
        return rows.map(({ handedIn, ...row }) => ({
          ...row,
          answers: answers.get(row.id) ?? handedIn ?? {},
        }));
      },
    );

const readRows = (prisma: PrismaClient, after: string) => prisma.$queryRaw<Row[]>`
  SELECT a.id, a.state, a.title, a.pack_id AS "packId", a.pack_version AS "packVersion", s.number, s.facts AS "handedIn"
  FROM application a
  LEFT JOIN LATERAL (
    SELECT number, snapshot -> 'facts' AS facts FROM submission WHERE application_id = a.id ORDER BY version DESC LIMIT 1
  ) s ON true
  WHERE a.id > ${after} ORDER BY a.id LIMIT ${ROWS}`;

async function readAnswers(prisma: PrismaClient, ids: readonly string[]): Promise<Map<string, Facts>> {
  const rows = await prisma.applicationField.findMany({
    where: { applicationId: { in: [...ids] }, path: { startsWith: PREFIX } },
    select: { applicationId: true, path: true, value: true },
  });
  const answers = new Map<string, Record<string, FactValue>>(ids.map((id) => [id, {}]));
  for (const { applicationId, path, value } of rows)
    if (value !== null) answers.get(applicationId)![path.slice(PREFIX.length)] = value as FactValue;
  return answers;
}
