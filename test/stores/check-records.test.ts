import { createLog } from '../../server/log.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createCheckRecords,
  type CheckRecords,
  type FinishedCheck,
} from '../../server/stores/check-records.ts';
import { createPrisma, type PrismaClient } from '../../server/stores/database.ts';
import { DATABASES, type TestDatabase } from '../setup/databases.ts';

const check: FinishedCheck = {
  id: 'a'.repeat(32),
  person: 'wecom:ww1:zhang',
  packId: 'baoshan-2025-8',
  packVersion: '1.2',
  packDigest: 'f'.repeat(64),
  facts: {
    'lead.kind': 'leading_enterprise',
    'members.enterprises': 3,
    mechanisms: ['decision', 'ip'],
    'lead.name': '上海甲公司',
  },
  verdict: 'eligible_with_notes',
  decidedAt: new Date('2026-01-05T01:02:03.456Z'),
};

describe.each(DATABASES)('records of finished checks on %s', (_, start) => {
  let place: TestDatabase;
  let prisma: PrismaClient;
  let records: CheckRecords;
  beforeAll(async () => {
    place = await start();
    prisma = createPrisma(place.database);
    records = createCheckRecords(prisma);
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await place.remove();
  });

  test('a record comes back as it was given', async () => {
    await records.record(check);
    expect(await records.ofPerson(check.person, 10)).toEqual([check]);
  });

  test('the same check recorded again, even at once and with other contents, stays as it was', async () => {
    const again = { ...check, verdict: 'ineligible' } as const;
    await Promise.all(Array.from({ length: 8 }, () => records.record(again)));
    expect(await records.ofPerson(check.person, 10)).toEqual([check]);
  });

  test('a person sees their own, the latest first, as many as asked for', async () => {
    const person = 'wecom:ww1:li';
    for (const day of [3, 1, 2]) {
      await records.record({
        ...check,
        person,
        id: `li-${day}`,
        decidedAt: new Date(Date.UTC(2026, 0, day)),
      });
    }
    const ids = (await records.ofPerson(person, 2)).map(({ id }) => id);
    expect(ids).toEqual(['li-3', 'li-2']);
  });

  test('what goes wrong in a query is logged without what people said', async () => {
    const broken = { ...check, id: null as unknown as string };
    const error = await records.record(broken).catch((caught: Error) => caught);
    const lines: string[] = [];
    createLog('info', [], { write: (line) => lines.push(line) }).error({ err: error });
    expect(lines.join()).toContain('Argument `id` is missing');
    expect(lines.join()).not.toContain('甲公司');
  });
});
