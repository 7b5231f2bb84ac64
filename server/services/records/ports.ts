import type { ChainEntry } from '../audit/chain.ts';

/** Something kept that is not as it was when it was written down. */
export interface RecordFault {
  kind: 'audit' | 'submission' | 'annual report' | 'file';
  /** What an operator finds it by: a sequence number, a receipt's number, an id. */
  name: string;
  reason: string;
}
export type OnFault = (fault: RecordFault) => void;

export interface ChainHead {
  seq: bigint;
  hash: string;
}

export interface KeptAuditEntry extends ChainEntry {
  hash: string;
}

/** A handed-in version, of an application or of an annual report. */
export interface KeptSnapshot {
  id: string;
  number: string;
  snapshot: unknown;
  digest: string;
}

export interface KeptFile {
  id: string;
  storageKey: string;
  bytes: number;
  sha256: string;
}

/** All that can be verified, a batch at a time, so that any amount fits into memory. */
export interface KeptRecords {
  head(): Promise<ChainHead>;
  /** In the chain's order, up to and with `last`. */
  audit(last: bigint): AsyncIterable<readonly KeptAuditEntry[]>;
  submissions(): AsyncIterable<readonly KeptSnapshot[]>;
  annualReports(): AsyncIterable<readonly KeptSnapshot[]>;
  /** Without those whose bytes were removed because they held a threat. */
  files(): AsyncIterable<readonly KeptFile[]>;
  /** sha256 by id, of those there are. */
  fileDigests(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Digests of handed-in versions of either kind by id, of those there are. */
  snapshotDigests(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
