/** The compound files that Word and Excel wrote before 2007 ([MS-CFB]): a small file system of streams. */

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const MAX_ENTRIES = 10_000;
const LAST = 0xfffffffa;
const STREAM = 2;

export interface CompoundFile {
  /** Streams and storages by name; a name that is used twice has the first. */
  names: ReadonlySet<string>;
  /** The beginning of a stream, one sector of it; null for none and for streams below 4 kB, which lie elsewhere. */
  beginning(name: string): Buffer | null;
}

/** @throws {Error} when it does not hang together */
export function readCompound(bytes: Buffer): CompoundFile {
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new Error('Sectors of an unknown size.');
  const size = 1 << shift;
  const sector = (id: number): Buffer => {
    const start = size === HEADER_BYTES ? HEADER_BYTES + id * size : (id + 1) * size;
    if (start + size > bytes.length + size - 1) throw new Error('A sector lies beyond the end.');
    return bytes.subarray(start, start + size);
  };
  const next = createChain(bytes, sector, size);
  const entries = new Map<string, { type: number; start: number; length: number }>();
  let read = 0;
  for (let id = bytes.readUInt32LE(48); id < LAST; id = next(id)) {
    const block = sector(id);
    for (let at = 0; at + ENTRY_BYTES <= block.length; at += ENTRY_BYTES) {
      if ((read += 1) > MAX_ENTRIES) throw new Error('The directory does not end.');
      const name = nameAt(block, at);
      if (name === '' || entries.has(name)) continue;
      entries.set(name, {
        type: block[at + 66]!,
        start: block.readUInt32LE(at + 116),
        length: block.readUInt32LE(at + 120),
      });
    }
  }
  const smallest = bytes.readUInt32LE(56);
  return {
    names: new Set(entries.keys()),
    beginning(name) {
      const entry = entries.get(name);
      if (entry?.type !== STREAM || entry.length < smallest) return null;
      return sector(entry.start);
    },
  };
}

function nameAt(block: Buffer, at: number): string {
  const length = block.readUInt16LE(at + 64);
  if (length < 2 || length > 64) return '';
  return block.toString('utf16le', at, at + length - 2);
}

/** Which sector follows which. The first 109 parts of that table are named in the header, enough for 7 MB; further ones in a chain. */
function createChain(bytes: Buffer, sector: (id: number) => Buffer, size: number): (id: number) => number {
  const table: number[] = [];
  for (let at = 76; at < HEADER_BYTES; at += 4) table.push(bytes.readUInt32LE(at));
  const perSector = size / 4;
  let extra = bytes.readUInt32LE(68);
  for (let left = bytes.readUInt32LE(72); extra < LAST && left > 0; left -= 1) {
    const block = sector(extra);
    for (let at = 0; at < size - 4; at += 4) table.push(block.readUInt32LE(at));
    extra = block.readUInt32LE(size - 4);
  }
  return (id) => {
    const part = table[Math.floor(id / perSector)];
    if (part === undefined || part >= LAST) throw new Error('A chain leads nowhere.');
    return sector(part).readUInt32LE((id % perSector) * 4);
  };
}
