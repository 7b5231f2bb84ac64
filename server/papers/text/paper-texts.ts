import { buffer } from 'node:stream/consumers';
import { ServerError } from '../../errors.ts';
import { contentOfBytes } from '../../files/content.ts';
import type { FileStore } from '../../services/papers/ports.ts';
import type { PaperTexts } from '../../services/precheck/check-paper.ts';
import type { Extraction, TextReader } from '../../services/precheck/paper-text.ts';

/** Raised when texts are taken out in another way: what is kept is then taken out anew. */
const WAY = 1;

/**
 * Texts of files, taken out once and kept beside them: a paper is held against its application at every change of it. What took too much
 * is not kept; it may have been the hour.
 */
export const createPaperTexts =
  (store: FileStore, reader: Pick<TextReader, 'read'>): PaperTexts =>
  async (file, kind) => {
    const key = `${file.storageKey}.text-${WAY}`;
    const kept = await readKept(store, key);
    if (kept !== null) return kept;
    const extraction = await reader.read(await buffer(await store.open(file.storageKey)), kind);
    if (extraction.type !== 'unreadable' || extraction.reason !== 'too_much')
      await store.put(key, contentOfBytes(Buffer.from(JSON.stringify(extraction))));
    return extraction;
  };

async function readKept(store: FileStore, key: string): Promise<Extraction | null> {
  try {
    return JSON.parse((await buffer(await store.open(key))).toString('utf8')) as Extraction;
  } catch (error) {
    if (error instanceof ServerError && error.code === 'file_gone') return null;
    throw error;
  }
}
