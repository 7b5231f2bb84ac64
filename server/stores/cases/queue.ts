import type { LifeState } from '../../contract/life.ts';
import type { CaseCounts, CaseFilter, CaseLine } from '../../services/cases/ports.ts';
import { WORKING_STATES } from '../../services/cases/states.ts';
import type { PrismaClient } from '../database.ts';
import { Prisma } from '../prisma-client/client.ts';

type Db = Pick<PrismaClient, '$queryRaw'>;
type Row = Omit<CaseLine, 'assignee'> & { assigneeId: string | null; assigneeName: string | null };

/** What more cases than this have in common is looked for in the order of the list; what is rarer is looked up first and sorted then. */
const RARE = 10_000;

/** One page of the queue, one case more than `limit` where there are more. */
export async function listCases(db: Db, filter: CaseFilter): Promise<CaseLine[]> {
  if (filter.states.length === 0) return [];
  const inItsOrder = () => readPage(db, filter, inOrder(filter));
  if (filter.terms.length === 0) return (await inItsOrder()).lines;
  const { lines, matches } = await readPage(db, filter, found(filter));
  return matches > RARE ? (await inItsOrder()).lines : lines;
}

/** `matches`: of a search, how many were found, up to one more than are rare. */
async function readPage(db: Db, filter: CaseFilter, page: Prisma.Sql) {
  const rows = await db.$queryRaw<(Row & { matches?: number })[]>`
    SELECT p.*, s.number, coalesce(s.version, 0) AS version, d.kind AS proposed, c.name AS "assigneeName"
    FROM (${page}) p
    LEFT JOIN LATERAL (
      SELECT number, version FROM submission WHERE application_id = p.id ORDER BY version DESC LIMIT 1
    ) s ON true
    LEFT JOIN LATERAL (
      SELECT kind FROM decision WHERE application_id = p.id AND state = 'proposed' LIMIT 1
    ) d ON true
    LEFT JOIN contact c ON c.id = p."assigneeId"
    ${order(filter, Prisma.sql`p."stateSince"`, Prisma.sql`p.id`)}`;
  const matches = rows[0]?.matches ?? 0;
  return { matches, lines: rows.map(present) };
}

/** The line of one case. */
export async function readLine(db: Db, applicationId: string): Promise<CaseLine | null> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS}, s.number, coalesce(s.version, 0) AS version, d.kind AS proposed, c.name AS "assigneeName"
    FROM application a
    LEFT JOIN LATERAL (
      SELECT number, version FROM submission WHERE application_id = a.id ORDER BY version DESC LIMIT 1
    ) s ON true
    LEFT JOIN LATERAL (
      SELECT kind FROM decision WHERE application_id = a.id AND state = 'proposed' LIMIT 1
    ) d ON true
    LEFT JOIN contact c ON c.id = a.assignee_id
    WHERE a.id = ${applicationId}`;
  return rows[0] ? present(rows[0]) : null;
}

function present({ assigneeId, assigneeName, ...row }: Row): CaseLine {
  const { id, title, leadName, field, packId, packVersion, state, stateSince, submittedAt } = row;
  const { number, version, assignedAt, proposed, caseVersion } = row;
  return {
    ...{ id, title, leadName, field, packId, packVersion, state, stateSince, submittedAt },
    ...{ number, version, assignedAt, proposed, caseVersion },
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
  };
}

const COLUMNS = Prisma.sql`a.id, a.title, a.lead_name AS "leadName", a.field, a.pack_id AS "packId",
  a.pack_version AS "packVersion", a.state, a.state_since AS "stateSince", a.submitted_at AS "submittedAt",
  a.assignee_id AS "assigneeId", a.assigned_at AS "assignedAt", a.case_version AS "caseVersion"`;

function order({ order: by }: CaseFilter, since: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  return by === 'oldest'
    ? Prisma.sql`ORDER BY ${since} ASC, ${id} ASC`
    : Prisma.sql`ORDER BY ${since} DESC, ${id} DESC`;
}

/** From the index of each state its first ones, and of those the first: no state is read further than a page. */
function inOrder(filter: CaseFilter): Prisma.Sql {
  const { states, limit, terms } = filter;
  // The concatenation keeps the planner from fetching every match of a common term.
  const searched =
    terms.length === 0 ? Prisma.empty : Prisma.sql`AND (a.search_terms || '{}'::text[]) @> ${terms}::text[]`;
  return Prisma.sql`
    SELECT q.* FROM unnest(${states}::text[]) AS wanted(state)
    CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM application a
      WHERE a.state = wanted.state ${searched} ${conditions(filter)}
      ${order(filter, Prisma.sql`a.state_since`, Prisma.sql`a.id`)} LIMIT ${limit}
    ) q
    ${order(filter, Prisma.sql`q."stateSince"`, Prisma.sql`q.id`)} LIMIT ${limit}`;
}

/** All that are found, by the index of terms, but no more than are soon sorted; each says how many they are. */
function found(filter: CaseFilter): Prisma.Sql {
  const { states, limit, terms } = filter;
  return Prisma.sql`
    WITH a AS MATERIALIZED (
      SELECT id, title, lead_name, field, pack_id, pack_version, state, state_since, submitted_at, assignee_id,
        assigned_at, case_version
      FROM application a
      WHERE search_terms @> ${terms}::text[] AND a.state = ANY(${states}::text[]) ${conditions(filter)}
      LIMIT ${RARE + 1}
    )
    SELECT ${COLUMNS}, (SELECT count(*)::int FROM a) AS matches FROM a
    ${order(filter, Prisma.sql`a.state_since`, Prisma.sql`a.id`)} LIMIT ${limit}`;
}

function conditions({ field, assignee, before, handedIn = null, after, order: by }: CaseFilter): Prisma.Sql {
  const parts = [
    ...(field === null ? [] : [Prisma.sql`AND a.field = ${field}`]),
    ...(assignee === undefined ? [] : [assigneeIs(assignee)]),
    ...(before === null ? [] : [Prisma.sql`AND a.state_since < ${before}`]),
    ...(handedIn === null
      ? []
      : [Prisma.sql`AND a.submitted_at >= ${handedIn.from} AND a.submitted_at < ${handedIn.to}`]),
    ...(after === null ? [] : [comesAfter(by, after)]),
  ];
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, ' ');
}

const assigneeIs = (id: string | null) =>
  id === null ? Prisma.sql`AND a.assignee_id IS NULL` : Prisma.sql`AND a.assignee_id = ${id}`;

const comesAfter = (by: CaseFilter['order'], { at, id }: NonNullable<CaseFilter['after']>) =>
  by === 'oldest'
    ? Prisma.sql`AND (a.state_since, a.id) > (${at}, ${id})`
    : Prisma.sql`AND (a.state_since, a.id) < (${at}, ${id})`;

export async function countCases(db: Db, officerId: string): Promise<CaseCounts> {
  const states = await db.$queryRaw<{ state: LifeState; count: number }[]>`
    SELECT state, count(*)::int AS count FROM application WHERE state <> 'draft' GROUP BY state`;
  const working = [...WORKING_STATES];
  const [sums] = await db.$queryRaw<{ mine: number; unassigned: number; toConfirm: number }[]>`
    SELECT
      (SELECT count(*)::int FROM application
        WHERE assignee_id = ${officerId} AND state = ANY(${working}::text[])) AS mine,
      (SELECT count(*)::int FROM application
        WHERE assignee_id IS NULL AND state = ANY(${working}::text[])) AS unassigned,
      (SELECT count(*)::int FROM decision
        WHERE state = 'proposed' AND proposed_by <> ${officerId}) AS "toConfirm"`;
  return { states, ...sums! };
}
