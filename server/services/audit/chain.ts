import { createHash } from 'node:crypto';
import { canonicalJson } from '../submissions/canonical-json.ts';

/** One entry of the audit trail, as it is covered by its hash. */
export interface ChainEntry {
  /** From 1, without a gap. */
  seq: bigint;
  at: Date;
  /** Contact id, `system` or `public`. */
  actor: string;
  action: string;
  applicationId: string | null;
  data: unknown;
  /** Hash of the entry before, hex. */
  previous: string;
}

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64);

/** sha256 over everything of the entry and, through `previous`, over everything before it; hex. */
export function chainHash({ seq, at, data, ...entry }: ChainEntry): string {
  const covered = { ...entry, seq: String(seq), at: at.toISOString(), data: data as string };
  return createHash('sha256').update(canonicalJson(covered)).digest('hex');
}
