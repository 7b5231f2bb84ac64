import { ServerError } from '../../errors.ts';
import type { Content, Deed, FileKind, FileStore, PaperFile, PaperStore } from './ports.ts';

export interface KeepDeps {
  files: FileStore;
  papers: PaperStore;
  /** Whether files wait for a virus scanner. */
  scanning: boolean;
  /** There is something to look at. */
  onAdded: () => void;
}

export interface Kept {
  id: string;
  documentId: string;
  name: string;
  kind: FileKind;
  pages: number | null;
  replaces: string | null;
}

/** First the bytes, then the row: a file that is listed can always be opened. Safe to repeat with the same id and content. */
export function createKeepFile({ files, papers, scanning, onAdded }: KeepDeps) {
  return async (
    file: Kept,
    content: Content,
    deed: Deed,
    more?: Readonly<Record<string, unknown>>,
  ): Promise<PaperFile> => {
    const { bytes, sha256 } = content;
    const storageKey = `${file.id}-${sha256.slice(0, 16)}`;
    await files.put(storageKey, content);
    const { applicationId } = deed;
    const row = {
      ...file,
      applicationId,
      bytes,
      sha256,
      storageKey,
      scan: scanning ? 'waiting' : 'off',
    } as const;
    try {
      const kept = await papers.add(row, deed, more);
      onAdded();
      return kept;
    } catch (error) {
      // Refused for good: nobody will ask for these bytes.
      if (error instanceof ServerError && error.status < 500) await files.remove(storageKey);
      throw error;
    }
  };
}
export type KeepFile = ReturnType<typeof createKeepFile>;
