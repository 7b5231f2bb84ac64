import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ZipEntry } from '../../services/exports/ports.ts';

/** A .zip whose bytes are made while they are sent: each entry is opened when its turn has come, and none is held in memory. */
export function zipStream(entries: readonly ZipEntry[], at: Date): Readable {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error) => stream.destroy(error as Error));
  for (const { path, open, packed } of entries) {
    zip.addReadStreamLazy(path, { mtime: at, compress: !packed }, (give) => {
      open().then(
        (content) => give(null, content),
        (error: unknown) => stream.destroy(error as Error),
      );
    });
  }
  zip.end();
  return stream;
}
