import { performance } from 'node:perf_hooks';
import { mergeSettings } from '../../../server/services/settings/read-settings.ts';
import { scanReminders } from '../../../server/services/reminders/scan.ts';
import { createPrisma, type PrismaClient } from '../../../server/stores/database.ts';
import { migrate } from '../../../server/stores/migrate.ts';
import { createReminderRows } from '../../../server/stores/reminders/rows.ts';
import { startRealPostgres } from '../../setup/real-postgres.ts';
import { baoshan } from '../../support/packs.ts';

/** The daily scan over 50,000 filings, each with an annual report and a validity to be reminded of, on a real PostgreSQL. */

const FILINGS = Number(process.env['FILINGS'] ?? 50_000);
const BATCH = 500;
const OPENING = new Date('2026-01-05T09:00:00+08:00');

/** Two contacts, a case, its filing and its report for each number, made by the database itself. */
async function seed(prisma: PrismaClient, count: number): Promise<void> {
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

interface Measured {
  seconds: number;
  reminders: number;
  /** Megabytes of heap, at most, above what there was before. */
  heap: number;
}

async function scan(prisma: PrismaClient, day: string): Promise<Measured> {
  const settings = { read: async () => mergeSettings(baoshan.office, []) };
  const rows = createReminderRows({ prisma, headPhones: ['form.head.phone'] });
  const now = Date.parse(`${day}T09:00:00+08:00`);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed)), 50);
  const start = performance.now();
  const { reminders } = await scanReminders({
    ...{ settings, rows, batch: BATCH, clock: () => now, stopping: () => false },
    onError: (error) => {
      throw error;
    },
  });
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  return { seconds, reminders, heap: (most - before) / 1024 / 1024 };
}

/** How the claim of a batch is carried out, which must not depend on how many reminders wait for later. */
async function planOfClaim(prisma: PrismaClient): Promise<string> {
  const lines = await prisma.$queryRawUnsafe<Record<string, string>[]>(
    `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) SELECT id FROM reminder WHERE next_at <= '2026-02-11T01:00:00Z'
     ORDER BY next_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
  );
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

export async function benchScan(): Promise<void> {
  const postgres = await startRealPostgres();
  const prisma = createPrisma(postgres.database);
  try {
    await migrate(postgres.database);
    const start = performance.now();
    await seed(prisma, FILINGS);
    console.log(`${FILINGS} filings made in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    const days: [string, string][] = [
      ['2026-01-05', 'every report reminded of at opening'],
      ['2026-01-06', 'a day on which nothing is due'],
      ['2026-02-11', 'every report 30 working days before it is due'],
    ];
    for (const [day, what] of days) {
      if (day === '2026-02-11') console.log(await planOfClaim(prisma));
      const { seconds, reminders, heap } = await scan(prisma, day);
      console.log(
        `${day} ${what}: ${reminders} in ${seconds.toFixed(1)} s, heap at most +${heap.toFixed(0)} MB`,
      );
    }
    console.log(`${await prisma.noticeEvent.count()} notices in the outbox`);
  } finally {
    await prisma.$disconnect();
    await postgres.remove();
  }
}

if (import.meta.url === `file://${process.argv[1]}`) await benchScan();
