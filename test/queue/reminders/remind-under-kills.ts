import { expect } from 'vitest';
import { createPrisma } from '../../../server/stores/database.ts';
import { makeReminded, OPENING } from '../../bench/office/make-reminded.ts';
import { startDatabase } from '../../setup/databases.ts';
import type { Random } from '../../support/random.ts';
import { scanUnderKills } from './scan-under-kills.ts';

export interface Reminding {
  random: Random;
  filings: number;
  batch: number;
  kills: number;
  processes: number;
  withinMs: number;
}

/** The working day before the reports are due, after an outage over all steps between. */
const LAST_CALL = new Date('2026-03-30T09:30:00+08:00');

/** Reports are opened, and after months without anybody at work nearly due; each of both is told once, whoever is killed over it. */
export async function remindUnderKills({ random, filings, batch, ...ordeal }: Reminding): Promise<void> {
  const { database, remove } = await startDatabase();
  const prisma = createPrisma(database);
  const told = () => prisma.noticeEvent.count();
  const run = (now: Date, all: number) =>
    scanUnderKills(
      { databaseUrl: database.url, now: now.getTime(), batch },
      { ...ordeal, random, told: async () => (await told()) - all + filings, all: filings },
    );
  try {
    await makeReminded(prisma, filings);
    await run(OPENING, filings);
    await run(LAST_CALL, 2 * filings);
    const events = await prisma.noticeEvent.findMany({ orderBy: { at: 'asc' } });
    const once = events.map(({ applicationId, at }) => `${applicationId} ${at.toISOString()}`);
    const wanted = [OPENING, LAST_CALL].flatMap((at) =>
      Array.from({ length: filings }, (_, index) => `a${index + 1} ${at.toISOString()}`),
    );
    expect(once.toSorted()).toEqual(wanted.toSorted());
    // Of all the steps that nobody was there to take, the last alone.
    const late = events.slice(filings).map(({ data }) => (data as { daysLeft: number }).daysLeft);
    expect(new Set(late)).toEqual(new Set([1]));
  } finally {
    await prisma.$disconnect();
    await remove();
  }
}
