import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** A paper of several hundred pages has some megabytes of XML. */
export const MAX_XML_BYTES = 48 * 1024 * 1024;
const MAX_ENTRIES = 5_000;
const XML = /\.(xml|rels)$/i;

/**
 * Whether the XML of an Office file stays within bounds when it is unpacked. It is unpacked to see: what the file says of
 * its own sizes proves nothing.
 */
export function staysInBounds(bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true },
      (error, zip) => {
        if (error) return reject(error);
        if (zip.entryCount > MAX_ENTRIES) return resolve(false);
        let left = MAX_XML_BYTES;
        zip.on('error', reject);
        zip.on('end', () => resolve(true));
        zip.on('entry', (entry: Entry) => {
          if (!XML.test(entry.fileName)) return zip.readEntry();
          unpackedSize(zip, entry, left).then((size) => {
            left -= size;
            if (left < 0) resolve(false);
            else zip.readEntry();
          }, reject);
        });
        zip.readEntry();
      },
    );
  });
}

/** Counts no further than just above `most`. */
function unpackedSize(zip: ZipFile, entry: Entry, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= most) return;
        stream.destroy();
        resolve(size);
      });
      stream.on('end', () => resolve(size));
      stream.on('error', reject);
    });
  });
}
