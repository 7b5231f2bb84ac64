import { createHash } from 'node:crypto';
import { canonicalJson } from '../submissions/canonical-json.ts';

type Json = Parameters<typeof canonicalJson>[0];

/** All of an entry but its own hash. */
export interface AuditLink {
  seq: bigint;
  at: Date;
  actor: string;
  action: string;
  applicationId: string | null;
  data: unknown;
  /** Hash of the entry before. */
  previous: string;
}

/** sha256 over everything that an entry says, and over the entry before it by its hash. */
export const entryHash = ({ seq, at, data, ...entry }: AuditLink): string =>
  createHash('sha256')
    .update(
      canonicalJson({ ...entry, seq: seq.toString(), at: at.toISOString(), data: data as Json } as Json),
    )
    .digest('hex');
