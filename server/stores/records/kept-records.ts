import type { KeptRecords, KeptSnapshot } from '../../services/records/ports.ts';
import type { PrismaClient } from '../database.ts';
import { inBatches } from './in-batches.ts';

/** Snapshots are the large ones. */
const ROWS = { small: 1_000, snapshots: 50 };

/** What is kept, in PostgreSQL, in the order of its keys. */
export function createKeptRecords(prisma: PrismaClient): KeptRecords {
  return {
    async head() {
      const { seq, hash } = await prisma.auditHead.findUniqueOrThrow({ where: { id: 1 } });
      return { seq, hash };
    },
    audit: (last) =>
      inBatches(
        0n,
        ({ seq }) => seq,
        (after) =>
          prisma.auditEntry.findMany({
            where: { seq: { gt: after, lte: last } },
            orderBy: { seq: 'asc' },
            take: ROWS.small,
          }),
      ),
    submissions: () =>
      inBatches('', idOf, (after) =>
        prisma.submission.findMany({ ...snapshotsAfter(after), select: SNAPSHOT }),
      ),
    annualReports: () =>
      inBatches('', idOf, (after) =>
        prisma.annualReportVersion.findMany({ ...snapshotsAfter(after), select: SNAPSHOT }),
      ),
    files: () =>
      inBatches('', idOf, (after) =>
        prisma.paperFile.findMany({
          where: { id: { gt: after }, scan: { not: 'infected' } },
          orderBy: { id: 'asc' },
          take: ROWS.small,
          select: { id: true, storageKey: true, bytes: true, sha256: true },
        }),
      ),
    async fileDigests(ids) {
      const rows = await prisma.paperFile.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, sha256: true },
      });
      return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
    },
    async snapshotDigests(ids) {
      const among = { where: { id: { in: [...ids] } }, select: { id: true, digest: true } };
      const submissions = await prisma.submission.findMany(among);
      const reports = await prisma.annualReportVersion.findMany(among);
      return new Map([...submissions, ...reports].map(({ id, digest }) => [id, digest]));
    },
  };
}

const SNAPSHOT = { id: true, number: true, snapshot: true, digest: true } as const;
const idOf = ({ id }: Pick<KeptSnapshot, 'id'>) => id;
const snapshotsAfter = (after: string) =>
  ({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: ROWS.snapshots }) as const;
