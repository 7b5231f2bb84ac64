import { chainHash } from '../../services/audit/chain.ts';
import type { Tx } from '../applications/hold.ts';
import type { Prisma } from '../prisma-client/client.ts';

export interface NewAudit {
  /** Contact id, `system` or `public`. */
  actor: string;
  action: string;
  applicationId: string | null;
  data: Readonly<Record<string, unknown>>;
  at: Date;
}

/** Adds to the chain, in the transaction of what is recorded; whoever adds at the same time waits, so take this lock last. */
export async function appendAudit(tx: Tx, entry: NewAudit): Promise<void> {
  const [head] = await tx.$queryRaw<
    { seq: bigint; hash: string }[]
  >`SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE`;
  // As it will be read back: what JSON does not keep is not covered.
  const data = JSON.parse(JSON.stringify(entry.data)) as Prisma.InputJsonObject;
  const next = { ...entry, data, seq: head!.seq + 1n, previous: head!.hash };
  const hash = chainHash(next);
  await tx.auditEntry.create({ data: { ...next, hash } });
  await tx.auditHead.update({ where: { id: 1 }, data: { seq: next.seq, hash } });
}
