import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endFilings } from '../../../../server/services/validity/end-filings.ts';
import { createPrisma, type PrismaClient } from '../../../../server/stores/database.ts';
import { createEndingFilings } from '../../../../server/stores/validity/ending-filings.ts';
import { DATABASES, type TestDatabase } from '../../../setup/databases.ts';
import { createOffice, MORNING } from '../reminders/office.ts';

describe.each(DATABASES)('the end of a validity, on %s', (_, open) => {
  let place: TestDatabase;
  let prisma: PrismaClient;
  let office: ReturnType<typeof createOffice>;
  beforeAll(async () => {
    place = await open();
    prisma = createPrisma(place.database);
    office = createOffice(prisma);
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await place.remove();
  });
  const run = (now: Date, batch = 2) =>
    endFilings({
      ...{ settings: office.settings, filings: createEndingFilings(prisma), batch, stopping: () => false },
      clock: () => now.getTime(),
      onError: (error) => {
        throw error;
      },
    });
  const stateOf = async (id: string) => (await prisma.application.findUniqueOrThrow({ where: { id } })).state;

  test('draws near 90 days before, comes on the day after the last, and is told once', async () => {
    const far = await office.filed({ validUntil: '2027-06-30' });
    const near = await office.filed({ validUntil: '2027-02-24' });
    const last = await office.filed({ validUntil: '2026-11-26' });
    const over = await office.filed({ validUntil: '2026-11-25' });
    const repaired = await office.filed({ validUntil: '2026-11-25', state: 'rectification' });
    const gone = await office.filed({ validUntil: '2026-11-25', state: 'cancelled' });
    await run(MORNING);
    const states = await Promise.all([far, near, last, over, repaired, gone].map(({ id }) => stateOf(id)));
    expect(states).toEqual(['filed', 'expiring', 'expiring', 'expired', 'expired', 'cancelled']);
    expect(await office.told(over.id)).toMatchObject([{ event: 'expired', validUntil: '2026-11-25' }]);
    expect((await prisma.filing.findUniqueOrThrow({ where: { id: over.filingId } })).endedOn).toBe(
      '2026-11-25',
    );
    expect(await run(MORNING)).toBe(0);
    expect(await office.told(over.id)).toHaveLength(1);
  });

  test('is reminded of wherever nobody saw to it, once', async () => {
    const { filingId } = await office.filed({ validUntil: '2027-03-10' });
    await run(MORNING);
    await run(MORNING);
    expect(await prisma.reminder.findMany({ where: { subjectId: filingId } })).toMatchObject([
      { kind: 'validity', dueOn: '2027-03-10', stoppedAt: null },
    ]);
  });

  test('draws near again after a rectification, and waits for office hours', async () => {
    const { id } = await office.filed({ validUntil: '2026-12-20' });
    await run(new Date('2026-11-28T10:00:00+08:00'));
    expect(await stateOf(id)).toBe('filed');
    await run(MORNING);
    expect(await stateOf(id)).toBe('expiring');
    const since = new Date('2026-11-27T10:00:00+08:00');
    await prisma.application.update({ where: { id }, data: { state: 'filed', stateSince: since } });
    await run(since);
    expect(await stateOf(id)).toBe('expiring');
  });
});
