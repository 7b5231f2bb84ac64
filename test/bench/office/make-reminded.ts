import type { PrismaClient } from '../../../server/stores/database.ts';

export const OPENING = new Date('2026-01-05T09:00:00+08:00');

/**
 * Two contacts, a case `aN`, its filing and its report, due on 2026-03-31 and reminded of from OPENING on, for each number; made by the
 * database itself.
 */
export async function makeReminded(prisma: PrismaClient, count: number): Promise<void> {
  const at = OPENING;
  await prisma.$executeRaw`
    INSERT INTO contact (id, identity, kind, mobile)
    SELECT 'c' || n || '-' || k, 'i' || n || '-' || k, 'external', '1380000' || lpad((n % 10000)::text, 4, '0')
    FROM generate_series(1, ${count}) n, generate_series(1, 2) k`;
  await prisma.$executeRaw`
    INSERT INTO organisation (id, name, code, founded_by)
    SELECT 'o' || n, '单位' || n, 'code' || n, 'c' || n || '-1' FROM generate_series(1, ${count}) n`;
  await prisma.$executeRaw`
    INSERT INTO membership (organisation_id, contact_id, role)
    SELECT 'o' || n, 'c' || n || '-' || k, CASE k WHEN 1 THEN 'owner' ELSE 'editor' END
    FROM generate_series(1, ${count}) n, generate_series(1, 2) k`;
  await prisma.$executeRaw`
    INSERT INTO application (id, organisation_id, pack_id, pack_version, state, created_by, created_at, updated_at)
    SELECT 'a' || n, 'o' || n, 'p', '1', 'filed', 'c' || n || '-1', ${at}, ${at} FROM generate_series(1, ${count}) n`;
  await prisma.$executeRaw`
    INSERT INTO application_field (application_id, path, value, version, changed_by, channel, changed_at, first_at)
    SELECT 'a' || n, 'form.head.phone', to_jsonb('1390000' || lpad((n % 10000)::text, 4, '0')), 1, 'x', 'page', ${at}, ${at}
    FROM generate_series(1, ${count}) n`;
  await prisma.$executeRaw`
    INSERT INTO filing (id, application_id, organisation_id, submission_id, number, verify_code, title, lead_name, members,
      filed_on, valid_until, filed_by, filed_at)
    SELECT 'f' || n, 'a' || n, 'o' || n, 's' || n, 'no' || n, 'v' || n, '联合体' || n, '单位' || n, '[]'::jsonb,
      '2025-03-01', '2028-02-29', 'x', ${at}
    FROM generate_series(1, ${count}) n`;
  await prisma.$executeRaw`
    INSERT INTO annual_report (id, filing_id, application_id, year, state, due_on, "values", opened_at)
    SELECT 'r' || n, 'f' || n, 'a' || n, 2025, 'open', '2026-03-31', '{}'::jsonb, ${at} FROM generate_series(1, ${count}) n`;
  await prisma.$executeRaw`
    INSERT INTO reminder (id, kind, subject_id, application_id, started_on, due_on, next_at)
    SELECT k.kind || n, k.kind, k.subject || n, 'a' || n, '2026-01-01', k.due_on, k.next_at
    FROM generate_series(1, ${count}) n, (VALUES
      ('annual', 'r', '2026-03-31', '2026-01-01T00:00:00Z'::timestamptz),
      ('validity', 'f', '2028-02-29', '2027-12-01T00:00:00Z'::timestamptz)) k(kind, subject, due_on, next_at)`;
  await prisma.$executeRawUnsafe('ANALYZE');
}
