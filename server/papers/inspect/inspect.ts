import { readFile } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { MAX_FILE_BYTES } from '../../contract/papers.ts';
import type { FileKind } from '../../services/papers/ports.ts';
import { inspectLegacy } from './legacy.ts';
import { inspectOffice } from './office.ts';
import { inspectPdf } from './pdf.ts';
import { inspectPicture } from './picture.ts';
import { Refusal } from './refusal.ts';

export interface Inspected {
  kind: FileKind;
  /** Null where it cannot be told. */
  pages: number | null;
}

const ARCHIVE = Buffer.from('PK\x03\x04', 'latin1');
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PROGRAMS = new Set(['exe', 'elf', 'macho', 'deb', 'rpm', 'msi', 'lnk', 'dmg', 'class', 'wasm', 'apk']);

/** What a file is, by its content alone, read to its end. @throws {Refusal} */
export async function inspect(path: string): Promise<Inspected> {
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new Refusal('empty');
  if (bytes.length > MAX_FILE_BYTES) throw new Refusal('too_large');
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    return { kind: 'pdf', ...(await inspectPdf(bytes)) };
  }
  if (bytes.subarray(0, 4).equals(ARCHIVE)) return { kind: await inspectOffice(bytes), pages: null };
  if (bytes.subarray(0, 8).equals(COMPOUND)) return { kind: await inspectLegacy(bytes), pages: null };
  return { kind: await picture(bytes), pages: 1 };
}

async function picture(bytes: Buffer): Promise<'jpeg' | 'png' | 'heic'> {
  const ext = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.ext;
  if (ext === 'jpg' || ext === 'png' || ext === 'heic') {
    const kind = ext === 'jpg' ? 'jpeg' : ext;
    await inspectPicture(bytes, kind);
    return kind;
  }
  if (ext !== undefined && PROGRAMS.has(ext)) throw new Refusal('program');
  throw new Refusal('wrong_kind');
}
