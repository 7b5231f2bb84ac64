import { createHash } from 'node:crypto';
import { ServerError } from '../../errors.ts';
import type { FileStore } from '../papers/ports.ts';
import type { KeptFile, KeptRecords, OnFault } from './ports.ts';

/** The bytes of every file against what was written down of them, in pieces; how many files and bytes. */
export async function verifyFiles(
  records: KeptRecords,
  store: Pick<FileStore, 'open'>,
  onFault: OnFault,
): Promise<{ files: number; bytes: number }> {
  const read = { files: 0, bytes: 0 };
  for await (const batch of records.files()) {
    for (const file of batch) {
      const { reason, bytes } = await verifyFile(store, file);
      if (reason !== null) onFault({ kind: 'file', name: file.id, reason });
      read.files += 1;
      read.bytes += bytes;
    }
  }
  return read;
}

async function verifyFile(store: Pick<FileStore, 'open'>, { storageKey, bytes, sha256 }: KeptFile) {
  const hash = createHash('sha256');
  let found = 0;
  try {
    for await (const chunk of (await store.open(storageKey)) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      found += chunk.length;
    }
  } catch (error) {
    if (!(error instanceof ServerError && error.status === 404)) throw error;
    return { reason: `its content is gone from the store (${storageKey})`, bytes: 0 };
  }
  const same = found === bytes && hash.digest('hex') === sha256;
  return { reason: same ? null : `its content has been changed (${storageKey})`, bytes: found };
}
