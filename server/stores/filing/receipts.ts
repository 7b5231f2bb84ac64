import type { StoredReceipt } from '../../services/receipts/check-receipt.ts';
import type { PrismaClient } from '../database.ts';

/** Whatever was handed in against a receipt, by its number. */
export const createFindReceipt =
  (prisma: PrismaClient) =>
  async (number: string): Promise<StoredReceipt | null> => {
    const select = { number: true, version: true, submittedAt: true, digest: true, snapshot: true };
    const submission = await prisma.submission.findUnique({ where: { number }, select });
    if (submission) return { ...submission, kind: 'application' };
    const report = await prisma.annualReportVersion.findUnique({ where: { number }, select });
    return report && { ...report, kind: 'annual_report' };
  };
