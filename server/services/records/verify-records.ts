import type { FileStore } from '../papers/ports.ts';
import type { ChainHead, KeptRecords, OnFault } from './ports.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyFiles } from './verify-files.ts';
import { verifySnapshots } from './verify-snapshots.ts';

export interface Verified {
  head: ChainHead;
  submissions: number;
  annualReports: number;
  files: number;
  bytes: number;
}

/**
 * Whether everything is still what it was when it was written down: the chain of what was done names the digests of what was handed in,
 * those cover the digests of the files, and those the bytes.
 */
export async function verifyRecords(
  records: KeptRecords,
  store: Pick<FileStore, 'open'>,
  { onFault, anchor }: { onFault: OnFault; anchor: ChainHead | null },
): Promise<Verified> {
  const { fileDigests } = records;
  return {
    head: await verifyAudit(records, onFault, anchor),
    submissions: await verifySnapshots('submission', records.submissions(), fileDigests, onFault),
    annualReports: await verifySnapshots('annual report', records.annualReports(), fileDigests, onFault),
    ...(await verifyFiles(records, store, onFault)),
  };
}
