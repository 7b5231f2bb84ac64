import { Refusal } from './refusal.ts';

/** How far into a file readers look for the header of a PDF. */
const PDF_WITHIN = 1_024;
/** The end record of an archive with the longest comment. */
const ARCHIVE_END = 65_557;
const MARKUP = /<script|<html|<!doctype|<iframe|<svg|<\?php/i;

/** A PDF header where none belongs: such a file is a PDF to one program and something else to another. */
export function refusePdfInside(bytes: Buffer): void {
  if (bytes.subarray(0, PDF_WITHIN).includes('%PDF-')) throw new Refusal('disguised');
}

/** An archive that ends with the file opens in every archiver, whatever stands before it. */
export function refuseArchiveBehind(bytes: Buffer): void {
  const tail = bytes.subarray(Math.max(0, bytes.length - ARCHIVE_END));
  const start = bytes.length - tail.length;
  for (let at = tail.lastIndexOf('PK\x05\x06'); at >= 0; at = tail.lastIndexOf('PK\x05\x06', at - 1)) {
    const directory = at + 16 <= tail.length ? start + at - tail.readUInt32LE(at + 12) : -1;
    const entries = directory >= 0 && bytes.subarray(directory, directory + 4).equals(DIRECTORY_ENTRY);
    if (entries) throw new Refusal('disguised');
    if (at === 0) return;
  }
}
const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02', 'latin1');

/** A page or program of the web: no part of a picture. */
export function refuseMarkup(bytes: Buffer): void {
  if (MARKUP.test(bytes.toString('latin1'))) throw new Refusal('disguised');
}
