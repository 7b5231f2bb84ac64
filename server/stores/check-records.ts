import type { Facts } from '../../bot/policy/pack.ts';
import type { Verdict } from '../../bot/policy/evaluate.ts';
import type { PrismaClient } from './database.ts';

/** A finished check, whole enough to be explained years later. */
export interface FinishedCheck {
  /** The same for every attempt to record the same check. */
  id: string;
  person: string;
  packId: string;
  packVersion: string;
  packDigest: string;
  facts: Facts;
  verdict: Verdict;
  decidedAt: Date;
}

export interface CheckRecords {
  /** Idempotent by id: the first record stands, a repetition changes nothing. */
  record(check: FinishedCheck): Promise<void>;
  /** A person's checks, latest first. */
  ofPerson(person: string, limit: number): Promise<readonly FinishedCheck[]>;
}

export function createCheckRecords(prisma: PrismaClient): CheckRecords {
  return {
    record: async (check) => {
      await prisma.checkRecord.createMany({
        data: [{ ...check, facts: { ...check.facts } as Record<string, string | number | string[]> }],
        skipDuplicates: true,
      });
    },
    ofPerson: async (person, limit) => {
      const rows = await prisma.checkRecord.findMany({
        where: { person },
        orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
        take: limit,
        omit: { createdAt: true },
      });
      return rows.map((row) => ({ ...row, facts: row.facts as Facts, verdict: row.verdict as Verdict }));
    },
  };
}
