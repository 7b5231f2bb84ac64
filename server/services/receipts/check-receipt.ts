import { createHash } from 'node:crypto';
import { canonicalJson } from '../submissions/canonical-json.ts';

export interface StoredReceipt {
  number: string;
  kind: 'application' | 'annual_report';
  version: number;
  submittedAt: Date;
  /** As it was when the receipt was given out, as far as the database knows. */
  digest: string;
  snapshot: unknown;
}

/**
 * Whether a receipt is genuine, and whether what it stands for is still what was handed in. Whoever changes a stored snapshot is found by
 * its digest; whoever changes the digest with it, by the digest that the receipt's holder has.
 */
export const createCheckReceipt =
  (find: (number: string) => Promise<StoredReceipt | null>) =>
  async ({ number, digest }: { number: string; digest: string }, now: Date) => {
    const checkedAt = now.toISOString();
    const found = await find(number.toUpperCase());
    if (found === null) return { outcome: 'unknown' as const, receipt: null, checkedAt };
    if (!found.digest.startsWith(digest)) return { outcome: 'mismatch' as const, receipt: null, checkedAt };
    const { snapshot, submittedAt, ...receipt } = found;
    const whole = digestOfStored(snapshot) === found.digest;
    return {
      outcome: whole ? ('unchanged' as const) : ('changed' as const),
      receipt: { ...receipt, submittedAt: submittedAt.toISOString() },
      checkedAt,
    };
  };

const digestOfStored = (snapshot: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(snapshot as Parameters<typeof canonicalJson>[0]))
    .digest('hex');
