import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { compoundFile } from './compound.ts';
import { endRecord, zip, type ZipEntry } from './zip.ts';

/** Files as people hand them in, and as people should not; all made here. */

export async function pdf(pages = 2): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage();
  return Buffer.from(await document.save());
}

/** Reading it needs a password that nobody has. */
export const lockedPdf = (): Buffer =>
  Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
      '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
      '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>> endobj',
      `4 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}>>> endobj`,
      'trailer <</Root 1 0 R /Size 5 /Encrypt 4 0 R /ID [<01><02>]>>',
      'startxref 0',
      '%%EOF',
    ].join('\n'),
  );

const TYPES = { docx: 'wordprocessingml.document.main+xml', xlsx: 'spreadsheetml.sheet.main+xml' };
const contentTypes = (main: string): ZipEntry => ({
  name: '[Content_Types].xml',
  data: Buffer.from(
    `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${main}"/></Types>`,
  ),
});
export const office = (kind: 'docx' | 'xlsx', ...more: ZipEntry[]): Buffer =>
  zip([contentTypes(TYPES[kind]), { name: 'main.xml', data: Buffer.from('<x>协议</x>') }, ...more]);
export const presentation = (): Buffer => zip([contentTypes('presentationml.presentation.main+xml')]);
export const macroDocx = (): Buffer =>
  office('docx', { name: 'word/vbaProject.bin', data: Buffer.from('x') });
/** 60 MB of nothing in 60 kB. */
export const bombDocx = (): Buffer =>
  office('docx', { name: 'word/x.xml', data: Buffer.alloc(60 * 1024 * 1024) });
export const manyEntries = (): Buffer =>
  office(
    'docx',
    ...Array.from({ length: 6_000 }, (_, at) => ({ name: `${at}`, data: Buffer.alloc(0), stored: true })),
  );
/** Says of 20 MB that they are 1 kB. */
export function lyingDocx(): Buffer {
  const bytes = office('docx', { name: 'word/x.xml', data: Buffer.alloc(20 * 1024 * 1024, 'abc') });
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1)) {
    if (bytes.readUInt32LE(at + 24) > 1024 * 1024) bytes.writeUInt32LE(1024, at + 24);
  }
  return bytes;
}
/** Two entries of the directory that share their bytes. */
export function overlappingDocx(): Buffer {
  const bytes = office('docx', ...['a', 'b'].map((name) => ({ name, data: Buffer.alloc(999) })));
  const first = bytes.lastIndexOf('PK\x01\x02', bytes.lastIndexOf('PK\x01\x02') - 1);
  bytes.writeUInt32LE(bytes.readUInt32LE(first + 42), bytes.lastIndexOf('PK\x01\x02') + 42);
  return bytes;
}

export const doc = (...storages: string[]): Buffer =>
  compoundFile('WordDocument', Buffer.from('eca5c100', 'hex'), storages);
export const lockedDoc = (): Buffer =>
  compoundFile('WordDocument', Buffer.from('eca5c10000000000000000010000', 'hex'));
export const xls = (): Buffer =>
  compoundFile('Workbook', Buffer.from('09081000000605000000000000000000000000000a000000', 'hex'));
export const lockedXls = (): Buffer =>
  compoundFile('Workbook', Buffer.from('09081000000605000000000000000000000000002f0006000000', 'hex'));
export const lockedDocx = (): Buffer => compoundFile('EncryptedPackage', Buffer.from('x'));

export const picture = (width = 300, height = 200, red = 200): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: red, g: 30, b: 30 } } })
    .jpeg()
    .toBuffer();
export const png = (width = 30, height = 20): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c02020' } })
    .png()
    .toBuffer();
/** Taken with the phone held upright: wide as stored, high as seen. */
export const turnedPicture = async (): Promise<Buffer> =>
  sharp(await picture())
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
export const exe = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2_000, 1)]);
/** An archive behind something else, as an archiver opens it. */
export const withArchive = (front: Buffer): Buffer => {
  const archive = zip([{ name: 'run.exe', data: exe() }]);
  return Buffer.concat([front, archive]);
};
export const withArchiveComment = (front: Buffer): Buffer =>
  Buffer.concat([
    front,
    zip([{ name: 'x', data: exe() }]).subarray(0, -22),
    endRecord(1, 47, 0),
    Buffer.from('%%EOF'),
  ]);

/** 120 × 80 pixels, blue to the left and red to the right. */
export const heic = (): Buffer =>
  Buffer.from(
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAkVtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAJpAAEAAAAAAAAAQgACAAAAAAKrAAEAAAAAAAAAHAAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAAAAAIAAGh2YzEAAAABhGlwcnAAAAFfaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoDyBRZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAHgAAABQAAAAEHBpeGkAAAAAAwgICAAAAHJodmNDAQQIAAAAAAAAAAAAHvAA/Pz4+AAADwMgAAEAF0ABDAH//wQIAAADAJ/4AAADAAAeugJAIQABACZCAQEECAAAAwCf+AAAAwAAHsDyBRZbqSSmubAgAAADACAAAAMAISIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAHgAAABQAAAADnBpeGkAAAAAAQgAAAAnYXV4QwAAAAB1cm46bXBlZzpoZXZjOjIwMTU6YXV4aWQ6MQAAAAAdaXBtYQAAAAAAAAACAAEDgQKDAAIEhAWGhwAAABppcmVmAAAAAAAAAA5hdXhsAAIAAQABAAAAZm1kYXQAAAA+KAGvWHEoHSS//+nA+R9x///P0ycqLGJhPCRTmTA8HixKuMD+lx7BCx/seJWVE3i+vwAAAwAAAwFdfjhQM2AAAAAYKAGusO8SsPQfvLJDgRBkJdqQAAmAVgLq',
    'base64',
  );
