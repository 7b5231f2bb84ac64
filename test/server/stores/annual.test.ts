import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChangeAnnual, createSubmitAnnual } from '../../../server/services/annual/applicant.ts';
import { createPackShelf } from '../../../server/services/programme/pack-shelf.ts';
import { createAnnualReports } from '../../../server/stores/annual/reports.ts';
import { FULL_REPORT, NEW_YEAR, opener } from '../../setup/annual.ts';
import { DATABASES } from '../../setup/databases.ts';
import { addFiling, type FilingWanted } from '../../setup/filed.ts';
import { baoshan } from '../../support/packs.ts';
import { openPlace, type Place } from './ground.ts';

const packs = createPackShelf([baoshan]);

describe.each(DATABASES)('annual reports on %s', (_, start) => {
  let place: Place;
  let li: string;
  let wang: string;
  let org: string;
  beforeAll(async () => {
    place = await openPlace(start);
    [li, wang] = [await place.person('李工'), await place.person('王工')];
    org = await place.organisation({ [li]: 'owner', [wang]: 'editor' });
  });
  afterAll(() => place.close());

  const filing = (wanted: Partial<FilingWanted> = {}) =>
    addFiling(place.prisma, { organisation: org, owner: li, ...wanted });
  const reportOf = (filingId: string) => place.prisma.annualReport.findFirst({ where: { filingId } });
  const reportsSince = (ids: readonly { id: string }[]) =>
    place.prisma.annualReport.findMany({ where: { filingId: { in: ids.map(({ id }) => id) } } });

  test('each filing that ran in the year before gets one report, however often and by how many it is opened', async () => {
    const running = [
      await filing(),
      await filing({ state: 'rectification' }),
      await filing({ state: 'expiring', validUntil: '2027-02-01' }),
      await filing({ state: 'expired', validUntil: '2026-03-01' }),
    ];
    const others = [
      await filing({ state: 'cancelled', endedOn: '2026-05-05' }),
      await filing({ filedOn: '2027-01-01' }),
      await filing({ state: 'expired', validUntil: '2025-12-31' }),
      await filing({ state: 'renewed', endedOn: '2026-11-30' }),
    ];
    // Read in batches of one and of three, by two who begin at once.
    const [one, other] = await Promise.all([
      opener(place.prisma, 1)(NEW_YEAR),
      opener(place.prisma, 3)(NEW_YEAR),
    ]);
    expect(one + other).toBe(running.length);
    expect(await opener(place.prisma)(new Date('2027-02-02T00:00:00.000Z'))).toBe(0);

    const opened = await reportsSince(running);
    expect(opened.map(({ year, state, dueOn }) => [year, state, dueOn])).toEqual(
      running.map(() => [2026, 'open', '2027-03-31']),
    );
    expect(await reportsSince(others)).toEqual([]);
    for (const { applicationId, id } of opened) {
      const where = { applicationId };
      const told = await place.prisma.noticeEvent.findMany({ where });
      expect(told.map(({ event, data }) => [event, data])).toEqual([
        ['annual_opened', expect.objectContaining({ year: 2026, dueOn: '2027-03-31', report: id })],
      ]);
      expect(await place.prisma.reminder.findMany({ where })).toMatchObject([
        { kind: 'annual', subjectId: id, dueOn: '2027-03-31', stoppedAt: null },
      ]);
      expect(await place.prisma.auditEntry.count({ where })).toBe(1);
    }
  });

  test('after an outage over the new year they are opened when the program runs again, due a month from then', async () => {
    const late = await filing();
    expect(await opener(place.prisma)(new Date('2027-06-01T04:00:00.000Z'))).toBe(1);
    expect(await reportOf(late.id)).toMatchObject({ year: 2026, dueOn: '2027-07-01' });
  });

  test('what was handed in a year before is there to be confirmed, also where another filing was renewed by this one', async () => {
    const old = await filing({ filedOn: '2024-02-01' });
    await opener(place.prisma)(new Date('2026-01-01T00:00:00.000Z'));
    const before = await submitted(old, { ...FULL_REPORT, jobs: 31 });
    expect(before.year).toBe(2025);
    await place.prisma.application.update({ where: { id: old.application }, data: { state: 'renewed' } });
    await place.prisma.filing.update({ where: { id: old.id }, data: { endedOn: '2026-08-01' } });
    const renewed = await filing({ filedOn: '2026-08-01', renews: old.application });
    await opener(place.prisma)(NEW_YEAR);
    expect(await place.prisma.annualReport.count({ where: { filingId: old.id } })).toBe(1);
    const report = (await reportOf(renewed.id))!;
    expect(report).toMatchObject({ year: 2026, values: { ...FULL_REPORT, jobs: 31 }, marks: {} });
  });

  const reports = () => createAnnualReports(place.prisma);
  const change = () => createChangeAnnual({ packs, reports: reports() });
  const submit = () =>
    createSubmitAnnual({ packs, reports: reports(), person: async (id) => ({ id, name: '李工' }) });

  async function submitted(of: { id: string; application: string }, values = FULL_REPORT) {
    const { id: report, year } = (await reportOf(of.id))!;
    const about = {
      application: of.application,
      report,
      role: 'owner' as const,
      contactId: li,
      now: NEW_YEAR,
    };
    const changes = Object.entries(values).map(([path, value]) => ({ path, value, base: 0 }));
    const { report: filled } = await change()({ ...about, changes, key: `fill ${report}` });
    await submit()({ ...about, version: filled.version, key: `submit ${report}` });
    return { report, year };
  }

  test('two people fill in one report at once: nothing of either is lost, and over one field they are asked', async () => {
    const { id, application } = await filing();
    await opener(place.prisma)(NEW_YEAR);
    const report = (await reportOf(id))!.id;
    const about = { application, report, role: 'editor' as const, now: NEW_YEAR };
    const fields = Object.entries(FULL_REPORT)
      .filter(([path]) => path !== 'jobs')
      .slice(0, 5);
    const answers = await Promise.all(
      fields.map(([path, value], at) =>
        change()({
          ...{ ...about, contactId: at % 2 === 0 ? li : wang, key: `both ${path}` },
          changes: [
            { path, value, base: 0 },
            { path: 'jobs', value: at, base: 0 },
          ],
        }),
      ),
    );
    const own = answers.map(({ results }) => results[0]!.result);
    expect(own).toEqual(fields.map(() => 'saved'));
    const jobs = answers.map(({ results }) => results[1]!.result);
    expect(jobs.filter((result) => result === 'saved')).toHaveLength(1);
    expect(jobs.filter((result) => result === 'conflict')).toHaveLength(fields.length - 1);
    const stored = (await reportOf(id))!;
    expect(stored.values).toEqual({ ...Object.fromEntries(fields), jobs: jobs.indexOf('saved') });
    expect(stored.version).toBe(1 + fields.length);
  });

  test('two hand in at once: it is handed in once, and its reminder ends with it', async () => {
    const owned = await filing();
    await opener(place.prisma)(NEW_YEAR);
    const { id: report } = (await reportOf(owned.id))!;
    const about = { application: owned.application, report, now: NEW_YEAR };
    const changes = Object.entries(FULL_REPORT).map(([path, value]) => ({ path, value, base: 0 }));
    const { report: filled } = await change()({
      ...{ ...about, role: 'owner', contactId: li, changes, key: `fill ${report}` },
    });
    const { version } = filled;
    const receipts = await Promise.all([
      submit()({ ...about, contactId: li, version, key: `a ${report}` }),
      submit()({ ...about, contactId: li, version, key: `b ${report}` }),
      submit()({ ...about, contactId: li, version, key: `a ${report}` }),
    ]);
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(1);
    const where = { reportId: report };
    expect(await place.prisma.annualReportVersion.count({ where })).toBe(1);
    const events = { applicationId: owned.application, event: 'annual_submitted' };
    expect(await place.prisma.noticeEvent.count({ where: events })).toBe(1);
    expect(await place.prisma.reminder.findFirst({ where: { subjectId: report } })).toMatchObject({
      ...{ stoppedAt: NEW_YEAR, nextAt: null },
    });
    // The answer was lost, and meanwhile an officer has taken it.
    await place.prisma.annualReport.update({ where: { id: report }, data: { state: 'under_review' } });
    expect(await submit()({ ...about, contactId: li, version, key: `a ${report}` })).toEqual(receipts[0]);
  });
});
