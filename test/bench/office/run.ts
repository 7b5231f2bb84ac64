import { parseArgs } from 'node:util';
import { ensurePrismaClient } from '../../../prisma/generate.ts';
import { startRealPostgres } from '../../setup/real-postgres.ts';

/**
 * `npm run bench:office [-- --applications N] [--database URL] [--seeded]`: seeds an empty database with N applications (default 200,000), a
 * quarter of them filed, and five notices for each, then prints how long the office's pages take and how PostgreSQL answers them; at last
 * the daily scan of reminders over 50,000 filings.
 */
const print = (line: string) => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '200000' },
    database: { type: 'string' },
    seeded: { type: 'boolean', default: false },
    'seed-only': { type: 'boolean', default: false },
  },
});
const applications = Number(values.applications);
await ensurePrismaClient();
// Only now, because what it imports is generated.
const { benchOffice } = await import('./bench.ts');
const { benchScan } = await import('./scan.ts');
const place =
  values.database === undefined
    ? await startRealPostgres()
    : { database: { url: values.database, embedded: false }, remove: async () => {} };
try {
  await benchOffice(place.database, { applications, notices: applications * 5 }, { print, ...values });
} finally {
  await place.remove();
}
if (values.database === undefined) {
  print('\n== the daily scan');
  await benchScan();
}
