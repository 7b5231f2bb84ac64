const SECTOR = 512;
const FREE = 0xffffffff;
const END = 0xfffffffe;

/** A compound file of old Office with one stream of 4 kB and further names, written by hand. */
export function compoundFile(stream: string, content: Buffer, others: readonly string[] = []): Buffer {
  const header = Buffer.alloc(SECTOR, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 76);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  header.writeUInt32LE(0, 76);

  const names = ['Root Entry', stream, ...others];
  const directorySectors = Math.ceil(names.length / 4);
  const first = 1 + directorySectors;
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  for (let at = 1; at < first; at += 1) table.writeUInt32LE(at === first - 1 ? END : at + 1, at * 4);
  for (let at = first; at < first + 8; at += 1) table.writeUInt32LE(at === first + 7 ? END : at + 1, at * 4);

  const directory = Buffer.alloc(directorySectors * SECTOR);
  names.forEach((name, index) => {
    const at = index * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, at + 64);
    directory[at + 66] = index === 0 ? 5 : index === 1 ? 2 : 1;
    for (const link of [68, 72, 76]) directory.writeUInt32LE(FREE, at + link);
    directory.writeUInt32LE(index === 1 ? first : END, at + 116);
    directory.writeUInt32LE(index === 1 ? 4096 : 0, at + 120);
  });
  const body = Buffer.alloc(4096);
  content.copy(body);
  return Buffer.concat([header, table, directory, body]);
}
