import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOpenReports } from '../../server/services/annual/open-reports.ts';
import { createPackShelf } from '../../server/services/programme/pack-shelf.ts';
import { createAnnualOpening } from '../../server/stores/annual/opening.ts';
import { NEW_YEAR, SETTINGS } from '../setup/annual.ts';
import { openPlace, type Place } from '../server/stores/ground.ts';
import { startDatabase } from '../setup/databases.ts';
import { baoshan } from '../support/packs.ts';

const FILINGS = Number(process.env['FILINGS'] ?? 2_000);
const MEGABYTE = 1024 * 1024;

let place: Place;
beforeAll(async () => {
  place = await openPlace(startDatabase);
});
afterAll(() => place.close());

/** Many filings at once, without what does not matter here. */
async function seed(organisation: string, by: string): Promise<void> {
  const { id, version } = baoshan.manifest;
  const at = new Date('2025-06-30T02:00:00.000Z');
  for (let from = 0; from < FILINGS; from += 1_000) {
    const to = Math.min(from + 1_000, FILINGS) - 1;
    await place.prisma.$executeRaw`
      INSERT INTO application (id, organisation_id, pack_id, pack_version, state, created_by, created_at, updated_at)
      SELECT 'a' || lpad(n::text, 21, '0'), ${organisation}, ${id}, ${version}, 'filed', ${by}, ${at}, ${at}
      FROM generate_series(${from}::int, ${to}::int) n`;
    await place.prisma.$executeRaw`
      INSERT INTO filing (id, application_id, organisation_id, submission_id, number, verify_code, title, lead_name,
        members, filed_on, valid_until, filed_by, filed_at)
      SELECT 'f' || lpad(n::text, 21, '0'), 'a' || lpad(n::text, 21, '0'), ${organisation}, '', 'N' || n, 'V' || n, '', '',
        '[]', '2025-06-30', '2028-06-29', ${by}, ${at}
      FROM generate_series(${from}::int, ${to}::int) n`;
  }
}

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / MEGABYTE;
};

test(`${FILINGS} filings: a run that ends half-way is gone on with by two, and each gets one report`, async () => {
  const li = await place.person('李工');
  await seed(await place.organisation({ [li]: 'owner' }), li);
  let left = FILINGS / 2;
  const run = (stopped: () => boolean) =>
    createOpenReports({
      ...{ packs: createPackShelf([baoshan]), settings: SETTINGS },
      opening: createAnnualOpening(place.prisma),
      onError: (error) => expect.fail(String(error)),
    })(NEW_YEAR, stopped);
  const [begun, before] = [performance.now(), heap()];
  const first = await run(() => (left -= 1) < 0);
  const others = await Promise.all([run(() => false), run(() => false)]);
  const seconds = (performance.now() - begun) / 1_000;
  console.log(
    `${FILINGS} reports in ${seconds.toFixed(1)} s, ${(FILINGS / seconds).toFixed(0)} a second; heap grew by ${(heap() - before).toFixed(1)} MB`,
  );
  expect(first + others[0]! + others[1]!).toBe(FILINGS);
  expect(await place.prisma.annualReport.count()).toBe(FILINGS);
  expect(await place.prisma.noticeEvent.count({ where: { event: 'annual_opened' } })).toBe(FILINGS);
  expect(await place.prisma.reminder.count({ where: { kind: 'annual', stoppedAt: null } })).toBe(FILINGS);
  const again = performance.now();
  expect(await run(() => false)).toBe(0);
  console.log(`looking again, with nothing to open: ${(performance.now() - again).toFixed(0)} ms`);
}, 900_000);
