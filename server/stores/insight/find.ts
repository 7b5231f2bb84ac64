import type { SupportCase, SupportPerson } from '../../services/insight/ports.ts';
import type { PrismaClient } from '../database.ts';
import { Prisma } from '../prisma-client/client.ts';

type Db = Pick<PrismaClient, '$queryRaw'>;

/** By name, by the end of a telephone number, or by the name that WeCom knows them by. */
export const findPeople = (db: Db, search: string, limit: number): Promise<SupportPerson[]> =>
  people(
    db,
    Prisma.sql`c.name ILIKE ${`%${literal(search)}%`} OR right(c.mobile, ${search.length}) = ${search}
      OR c.identity LIKE ${`%:${literal(search)}`}`,
    limit,
  );

export const readPerson = async (db: Db, id: string): Promise<SupportPerson | null> =>
  (await people(db, Prisma.sql`c.id = ${id}`, 1))[0] ?? null;

/** Signs that LIKE would take for more than themselves. */
const literal = (search: string) => search.replace(/[\\%_]/g, '\\$&');

const people = (db: Db, where: Prisma.Sql, limit: number) => db.$queryRaw<SupportPerson[]>`
  SELECT c.id, c.name, coalesce(c.mobile, '') AS mobile, array_remove(array_agg(o.name ORDER BY o.name), NULL) AS organisations
  FROM (SELECT id, name, mobile FROM contact c WHERE ${where} ORDER BY name, id LIMIT ${limit}) c
  LEFT JOIN membership m ON m.contact_id = c.id LEFT JOIN organisation o ON o.id = m.organisation_id
  GROUP BY c.id, c.name, c.mobile ORDER BY c.name, c.id`;

/** What was handed in by its terms; drafts by the name or code of their organisation. */
export const findCases = (
  db: Db,
  terms: readonly string[],
  search: string,
  limit: number,
): Promise<SupportCase[]> =>
  cases(
    db,
    Prisma.sql`a.id IN (
      (SELECT id FROM application WHERE search_terms @> ${[...terms]}::text[] AND ${terms.length > 0} LIMIT ${limit})
      UNION (
        SELECT a.id FROM organisation o JOIN application a ON a.organisation_id = o.id
        WHERE o.name LIKE ${`%${literal(search)}%`} OR o.code = ${search.toUpperCase()} LIMIT ${limit}))`,
    limit,
  );

export const readCase = async (db: Db, id: string): Promise<SupportCase | null> =>
  (await cases(db, Prisma.sql`a.id = ${id}`, 1))[0] ?? null;

const cases = (db: Db, where: Prisma.Sql, limit: number) => db.$queryRaw<SupportCase[]>`
  SELECT a.id, a.title, o.name AS organisation, a.state, s.number
  FROM application a JOIN organisation o ON o.id = a.organisation_id
  LEFT JOIN LATERAL (
    SELECT number FROM submission WHERE application_id = a.id ORDER BY version DESC LIMIT 1
  ) s ON true
  WHERE ${where} ORDER BY a.updated_at DESC, a.id DESC LIMIT ${limit}`;
