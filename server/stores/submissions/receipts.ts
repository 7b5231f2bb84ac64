import type { Tx } from '../applications/hold.ts';

/** Whoever hands in at the same time waits for this row: no number is given twice, and one that fails gives none away. */
export async function nextReceipt(tx: Tx, day: string): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO receipt_counter (day, last) VALUES (${day}, 1)
    ON CONFLICT (day) DO UPDATE SET last = receipt_counter.last + 1 RETURNING last`;
  return rows[0]!.last;
}
