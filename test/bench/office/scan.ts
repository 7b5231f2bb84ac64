import { performance } from 'node:perf_hooks';
import { mergeSettings } from '../../../server/services/settings/read-settings.ts';
import { scanReminders } from '../../../server/services/reminders/scan.ts';
import { createPrisma, type PrismaClient } from '../../../server/stores/database.ts';
import { migrate } from '../../../server/stores/migrate.ts';
import { createReminderRows } from '../../../server/stores/reminders/rows.ts';
import { startRealPostgres } from '../../setup/real-postgres.ts';
import { makeReminded } from './make-reminded.ts';
import { baoshan } from '../../support/packs.ts';

/** The daily scan over 50,000 filings, each with an annual report and a validity to be reminded of, on a real PostgreSQL. */

const FILINGS = Number(process.env['FILINGS'] ?? 50_000);
const BATCH = 500;

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
    await makeReminded(prisma, FILINGS);
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
