import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { Refusal } from './refusal.ts';

const MAX_ENTRIES = 5_000;
/** An honest paper of 20 MB holds pictures, which do not shrink; what unpacks to more is made to fill a disk. */
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_RATIO = 150;
/** Small parts of repeated XML shrink beyond any ratio and harm nobody. */
const RATIO_FROM = 10 * 1024 * 1024;
const MAX_KEPT = 1024 * 1024;

export interface Archive {
  names: readonly string[];
  /** The text of the entry asked for; null when there is none. */
  kept: string | null;
}

/**
 * Unpacks a whole archive to see that it can be, within bounds: what it says of its own sizes proves nothing.
 * @param keep name of the entry whose text is wanted
 */
export async function readArchive(bytes: Buffer, keep: string): Promise<Archive> {
  const zip = await opened(bytes);
  if (zip.entryCount > MAX_ENTRIES) throw new Refusal('bomb');
  const entries = await listEntries(zip);
  if (entries.some((entry) => entry.isEncrypted())) throw new Refusal('password');
  refuseOverlaps(entries);
  if (entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > MAX_UNPACKED)
    throw new Refusal('bomb');
  let kept: string | null = null;
  for (const entry of entries) {
    if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
      throw new Refusal('bomb');
    }
    const text = await unpack(zip, entry, entry.fileName === keep ? MAX_KEPT : 0);
    if (entry.fileName === keep) kept = text;
  }
  return { names: entries.map(({ fileName }) => fileName), kept };
}

const opened = (bytes: Buffer) =>
  new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

const listEntries = (zip: ZipFile) =>
  new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });

/** Entries that share their bytes unpack to a multiple of what any ratio shows. */
function refuseOverlaps(entries: readonly Entry[]): void {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let free = 0;
  for (const { relativeOffsetOfLocalHeader: start, compressedSize } of inOrder) {
    if (start < free) throw new Refusal('bomb');
    free = start + compressedSize;
  }
}

/** Every byte of an entry passes by; the first `most` of them are kept. */
const unpack = (zip: ZipFile, entry: Entry, most: number) =>
  new Promise<string>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const kept: Buffer[] = [];
      let left = most;
      stream.on('data', (chunk: Buffer) => {
        if (left <= 0) return;
        kept.push(chunk.subarray(0, left));
        left -= chunk.length;
      });
      stream.on('end', () => resolve(Buffer.concat(kept).toString('utf8')));
      stream.on('error', reject);
    });
  });
