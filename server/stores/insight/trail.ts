import type { Place } from '../../services/applications/ports.ts';
import type { Trail, TrailRow } from '../../services/insight/ports.ts';
import type { PrismaClient } from '../database.ts';
import { Prisma } from '../prisma-client/client.ts';
import { findCases, findPeople, readCase, readPerson } from './find.ts';

type Row = Omit<TrailRow, 'who' | 'application'> & {
  contactId: string | null;
  name: string | null;
  applicationId: string | null;
  title: string | null;
  packId: string | null;
  packVersion: string | null;
};

/** What is on record of a case or a person, from every table that holds some of it, in one order. */
export const createTrail = (prisma: PrismaClient): Trail => ({
  people: (search, limit) => findPeople(prisma, search, limit),
  cases: (terms, search, limit) => findCases(prisma, terms, search, limit),
  person: (id) => readPerson(prisma, id),
  case: (id) => readCase(prisma, id),
  ofCase: (id, after, limit) =>
    read(prisma, limit, [
      ...[events, changes, notices, attempts].map((part) =>
        part(Prisma.sql`application_id = ${id}`, after, limit),
      ),
    ]),
  ofPerson(id, after, limit) {
    // Of the cases of their organisations: there, what a person did is found by an index.
    const cases = Prisma.sql`application_id IN (
      SELECT a.id FROM membership m JOIN application a ON a.organisation_id = m.organisation_id WHERE m.contact_id = ${id})`;
    const theirs = (column: Prisma.Sql) => Prisma.sql`${cases} AND ${column} = ${id}`;
    const told = Prisma.sql`contact_id = ${id}`;
    return read(prisma, limit, [
      events(theirs(Prisma.sql`contact_id`), after, limit),
      changes(theirs(Prisma.sql`changed_by`), after, limit),
      notices(told, after, limit),
      attempts(told, after, limit),
      checks(id, after, limit),
    ]);
  },
});

async function read(prisma: PrismaClient, limit: number, parts: readonly Prisma.Sql[]): Promise<TrailRow[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT t.*, c.name, a.title, a.pack_id AS "packId", a.pack_version AS "packVersion",
      EXISTS (SELECT 1 FROM officer o WHERE o.contact_id = t."contactId") AS "byOffice"
    FROM (SELECT * FROM (${Prisma.join([...parts], ' UNION ALL ')}) u ORDER BY u.at DESC, u.id DESC LIMIT ${limit}) t
    LEFT JOIN contact c ON c.id = t."contactId"
    LEFT JOIN application a ON a.id = t."applicationId"
    ORDER BY t.at DESC, t.id DESC`;
  return rows.map(({ contactId, name, applicationId, title, packId, packVersion, ...row }) => ({
    ...row,
    who: contactId === null ? null : { id: contactId, name: name ?? '' },
    application:
      applicationId === null || packId === null
        ? null
        : { id: applicationId, title: title ?? '', packId, packVersion: packVersion ?? '' },
  }));
}

const before = (after: Place | null, at: Prisma.Sql, id: Prisma.Sql) =>
  after === null ? Prisma.empty : Prisma.sql`AND (${at}, ${id}) < (${after.at}, ${after.id})`;

const events = (where: Prisma.Sql, after: Place | null, limit: number) => Prisma.sql`(
  SELECT id, at, 'event' AS source, type AS what, data, contact_id AS "contactId", application_id AS "applicationId"
  FROM application_event WHERE ${where} ${before(after, Prisma.sql`at`, Prisma.sql`id`)}
  ORDER BY at DESC, id DESC LIMIT ${limit})`;

const changes = (where: Prisma.Sql, after: Place | null, limit: number) => Prisma.sql`(
  SELECT id, changed_at, 'change', path, jsonb_build_object('value', value, 'channel', channel, 'version', version),
    changed_by, application_id
  FROM field_change WHERE ${where} ${before(after, Prisma.sql`changed_at`, Prisma.sql`id`)}
  ORDER BY changed_at DESC, id DESC LIMIT ${limit})`;

const notices = (where: Prisma.Sql, after: Place | null, limit: number) => Prisma.sql`(
  SELECT id, created_at, 'notice', event,
    jsonb_build_object('title', title, 'text', text, 'state', state, 'readAt', read_at), contact_id, application_id
  FROM notice WHERE ${where} ${before(after, Prisma.sql`created_at`, Prisma.sql`id`)}
  ORDER BY created_at DESC, id DESC LIMIT ${limit})`;

const attempts = (where: Prisma.Sql, after: Place | null, limit: number) => Prisma.sql`(
  SELECT t.id, t.at, 'attempt', t.outcome,
    jsonb_build_object('title', n.title, 'channel', t.channel, 'reason', t.reason), n.contact_id, n.application_id
  FROM notice_attempt t JOIN (SELECT id, title, contact_id, application_id FROM notice WHERE ${where}) n ON n.id = t.notice_id
  WHERE true ${before(after, Prisma.sql`t.at`, Prisma.sql`t.id`)}
  ORDER BY t.at DESC, t.id DESC LIMIT ${limit})`;

const checks = (contactId: string, after: Place | null, limit: number) => Prisma.sql`(
  SELECT r.id, r.decided_at, 'check', r.verdict,
    jsonb_build_object('packId', r.pack_id, 'packVersion', r.pack_version), c.id, NULL
  FROM contact c JOIN check_record r ON r.person = c.identity
  WHERE c.id = ${contactId} ${before(after, Prisma.sql`r.decided_at`, Prisma.sql`r.id`)}
  ORDER BY r.decided_at DESC, r.id DESC LIMIT ${limit})`;
