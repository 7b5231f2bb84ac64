import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApart, type Apart } from '../../server/papers/apart.ts';
import * as files from '../support/paper-files.ts';

let folder: string;
let apart: Apart;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  apart = createApart();
});
afterAll(async () => {
  await apart.stop();
  await rm(folder, { recursive: true });
});

async function look(bytes: Buffer) {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  const reply = await apart.run({ task: 'inspect', path });
  if (reply?.type === 'inspected') return reply.file;
  return reply?.type === 'refused' ? reply.code : null;
}
const behind = (bytes: Buffer, text: string) => Buffer.concat([bytes, Buffer.from(text)]);

describe('by its content, a file is', () => {
  test.each([
    ['a PDF', files.pdf, { kind: 'pdf', pages: 2 }],
    ['a Word file', () => files.office('docx'), { kind: 'docx', pages: null }],
    ['an Excel file', () => files.office('xlsx'), { kind: 'xlsx', pages: null }],
    ['an old Word file', files.doc, { kind: 'doc', pages: null }],
    ['an old Excel file', files.xls, { kind: 'xls', pages: null }],
    ['a JPEG', files.picture, { kind: 'jpeg', pages: 1 }],
    [
      'a JPEG with a film behind it',
      async () => behind(await files.picture(), 'ftypmp42'),
      { kind: 'jpeg', pages: 1 },
    ],
    ['a PNG', files.png, { kind: 'png', pages: 1 }],
    ['a HEIC', files.heic, { kind: 'heic', pages: 1 }],
  ])('%s', async (_, make, expected) => {
    expect(await look(await make())).toEqual(expected);
  });
});

describe('a file is refused as', () => {
  const cut = async (make: () => Buffer | Promise<Buffer>) => {
    const bytes = await make();
    return bytes.subarray(0, Math.floor(bytes.length / 2));
  };
  test.each([
    ['empty', 'that holds nothing', () => Buffer.alloc(0)],
    ['too_large', 'of more than 20 MB', () => Buffer.alloc(20 * 1024 * 1024 + 1)],
    ['program', 'that is a program', files.exe],
    ['wrong_kind', 'of plain text', () => Buffer.from('协议')],
    ['wrong_kind', 'of a web page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['wrong_kind', 'of slides', files.presentation],
    ['wrong_kind', 'that is an archive of anything', () => files.withArchive(Buffer.alloc(0))],
    ['wrong_kind', 'of GIF', () => Buffer.from('GIF89a\x01\0\x01\0')],
    [
      'wrong_kind',
      'with a PDF header that is not at its start',
      async () => behind(Buffer.from('\n'), String(await files.pdf())),
    ],
    [
      'wrong_kind',
      'in an old format that is neither Word nor Excel',
      () => files.doc().fill(0, 1_152, 1_180),
    ],
    ['damaged', 'PDF cut off', () => cut(files.pdf)],
    ['damaged', 'PDF of nothing but its marks', () => Buffer.from('%PDF-1.7\n%%EOF')],
    ['damaged', 'Word file cut off', () => cut(() => files.office('docx'))],
    ['damaged', 'old Word file cut off', () => files.doc().subarray(0, 900)],
    ['damaged', 'JPEG cut off', () => cut(() => files.picture(1_000, 1_000))],
    ['damaged', 'PNG cut off', () => cut(files.png)],
    ['damaged', 'HEIC cut off', () => cut(files.heic)],
    ['damaged', 'Word file that lies about its sizes', files.lyingDocx],
    ['password', 'PDF with a password', files.lockedPdf],
    ['password', 'Word file with a password', files.lockedDocx],
    ['password', 'old Word file with a password', files.lockedDoc],
    ['password', 'old Excel file with a password', files.lockedXls],
    [
      'password',
      'archive with a password',
      () => files.office('docx', { name: 'x', data: Buffer.from('x'), encrypted: true }),
    ],
    ['macros', 'Word file with macros', files.macroDocx],
    ['macros', 'old Word file with macros', () => files.doc('Macros', 'VBA')],
    ['bomb', 'Word file that unpacks to a thousand times its size', files.bombDocx],
    ['bomb', 'Word file of thousands of entries', files.manyEntries],
    ['bomb', 'Word file whose entries share their bytes', files.overlappingDocx],
    ['disguised', 'PDF with an archive behind it', async () => files.withArchive(await files.pdf())],
    [
      'disguised',
      'PDF whose end mark comes after an archive',
      async () => files.withArchiveComment(await files.pdf()),
    ],
    ['disguised', 'JPEG with an archive behind it', async () => files.withArchive(await files.picture())],
    ['disguised', 'old Word file with an archive behind it', () => files.withArchive(files.doc())],
    [
      'disguised',
      'PNG with a script inside',
      async () => behind(await files.png(), '<ScRiPt>alert(1)</script>'),
    ],
    ['disguised', 'Word file that is a PDF as well', () => files.office('docx').fill('%PDF-', 60, 65)],
  ])('%s: one %s', async (code, _, make) => {
    expect(await look(await make())).toBe(code);
  });

  test('too_many_pixels: a small file that unpacks to a huge picture', async () => {
    const huge = await sharp({ create: { width: 11_000, height: 11_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(await look(huge)).toBe('too_many_pixels');
  });
});

describe('a picture becomes a JPEG', () => {
  const jpeg = async (bytes: Buffer, heic: boolean) => {
    const path = join(folder, 'picture');
    await writeFile(path, bytes);
    const reply = await apart.run({ task: 'jpeg', path, heic, maxSide: 100, quality: 80 });
    if (reply?.type !== 'jpeg') throw new Error(JSON.stringify(reply));
    return sharp(reply.bytes);
  };

  test('upright, and no larger than asked for', async () => {
    const { width, height, orientation, exif } = await (
      await jpeg(await files.turnedPicture(), false)
    ).metadata();
    expect([width, height, orientation, exif]).toEqual([67, 100, undefined, undefined]);
    expect((await (await jpeg(await files.png(), false)).metadata()).width).toBe(30);
  });

  test('from HEIC, with its colours where they were', async () => {
    const { data, info } = await (await jpeg(files.heic(), true)).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([100, 67]);
    const at = (x: number) => [...data.subarray((30 * 100 + x) * 3, (30 * 100 + x) * 3 + 3)];
    const [left, right] = [at(10), at(90)];
    expect(left[2]! - left[0]!).toBeGreaterThan(80);
    expect(right[0]! - right[2]!).toBeGreaterThan(80);
  });
});

test('a job that takes too long costs its process, and the next one is done', async () => {
  const hasty = createApart({ timeLimitMs: 1 });
  const path = join(folder, 'slow');
  await writeFile(path, await files.pdf());
  expect(await hasty.run({ task: 'inspect', path })).toBeNull();
  await hasty.stop();
  expect(await look(await files.pdf())).toMatchObject({ kind: 'pdf' });
});
