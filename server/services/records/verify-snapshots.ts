import { createHash } from 'node:crypto';
import { canonicalJson } from '../submissions/canonical-json.ts';
import type { KeptRecords, KeptSnapshot, OnFault, RecordFault } from './ports.ts';

type Json = Parameters<typeof canonicalJson>[0];

/** Handed-in versions against their digests, and the files that they name against what is kept of those; how many. */
export async function verifySnapshots(
  kind: RecordFault['kind'],
  snapshots: AsyncIterable<readonly KeptSnapshot[]>,
  fileDigests: KeptRecords['fileDigests'],
  onFault: OnFault,
): Promise<number> {
  let count = 0;
  for await (const batch of snapshots) {
    const named = batch.map((kept) => ({ kept, files: filesOf(kept.snapshot) }));
    const known = await fileDigests(named.flatMap(({ files }) => files.map(({ id }) => id)));
    for (const { kept, files } of named) {
      const fault = (reason: string) => onFault({ kind, name: kept.number, reason });
      if (digestOf(kept.snapshot) !== kept.digest)
        fault('has been changed: its content does not give its digest');
      for (const { id, sha256 } of files) {
        if (!known.has(id)) fault(`names the file ${id}, of which nothing is kept`);
        else if (known.get(id) !== sha256) fault(`names another content of the file ${id} than is kept`);
      }
    }
    count += batch.length;
  }
  return count;
}

const digestOf = (snapshot: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(snapshot as Json))
    .digest('hex');

function filesOf(snapshot: unknown): { id: string; sha256: string }[] {
  const files = (snapshot as { files?: unknown } | null)?.files;
  return Array.isArray(files) ? files.filter(isFile) : [];
}

const isFile = (file: unknown): file is { id: string; sha256: string } =>
  typeof file === 'object' && file !== null && 'id' in file && 'sha256' in file;
