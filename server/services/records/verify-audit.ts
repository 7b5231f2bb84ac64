import { chainHash, GENESIS } from '../audit/chain.ts';
import type { ChainHead, KeptAuditEntry, KeptRecords, OnFault } from './ports.ts';

/**
 * Walks the chain from its first entry to its head, and holds what entries say of handed-in versions against what is kept.
 * @param anchor a head that was noted elsewhere: whoever rewrote the whole chain did not rewrite that
 */
export async function verifyAudit(
  records: KeptRecords,
  onFault: OnFault,
  anchor: ChainHead | null = null,
): Promise<ChainHead> {
  const head = await records.head();
  const walk = { seq: 0n, hash: GENESIS, anchored: anchor === null || anchor.seq === 0n };
  for await (const entries of records.audit(head.seq)) {
    for (const entry of entries) {
      for (const reason of entryFaults(walk, entry)) fault(onFault, entry.seq, reason);
      if (entry.seq === anchor?.seq) {
        walk.anchored = true;
        if (entry.hash !== anchor.hash) fault(onFault, entry.seq, 'is not the entry that the anchor names');
      }
      Object.assign(walk, { seq: entry.seq, hash: entry.hash });
    }
    await verifyDigests(records, entries, onFault);
  }
  if (walk.seq !== head.seq) fault(onFault, head.seq, `is the head, but the last entry is ${walk.seq}`);
  else if (walk.hash !== head.hash) fault(onFault, head.seq, 'has another hash than the head says');
  if (!walk.anchored) fault(onFault, anchor!.seq, 'is named by the anchor, but there is no such entry');
  return head;
}

function* entryFaults(before: ChainHead, { hash, ...entry }: KeptAuditEntry): Generator<string> {
  const { seq, previous } = entry;
  if (seq !== before.seq + 1n) yield `follows ${before.seq}: entries between them are missing`;
  if (previous !== before.hash) yield 'does not continue the entry before it';
  if (chainHash(entry) !== hash) yield 'has been changed: its content does not give its hash';
}

/** A digest that was replaced together with its snapshot is found by what the chain says of it. */
async function verifyDigests(records: KeptRecords, entries: readonly KeptAuditEntry[], onFault: OnFault) {
  const told = entries.flatMap(({ seq, data }) => {
    const { submission, handedIn, digest } = data as Record<string, unknown>;
    const id = handedIn ?? submission;
    return typeof id === 'string' && typeof digest === 'string' ? [{ seq, id, digest }] : [];
  });
  if (told.length === 0) return;
  const kept = await records.snapshotDigests(told.map(({ id }) => id));
  for (const { seq, id, digest } of told) {
    const now = kept.get(id);
    if (now === undefined) fault(onFault, seq, `tells of the handed-in version ${id}, which is gone`);
    else if (now !== digest) fault(onFault, seq, `tells of another digest of the handed-in version ${id}`);
  }
}

const fault = (onFault: OnFault, seq: bigint, reason: string) =>
  onFault({ kind: 'audit', name: String(seq), reason });
