import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileKind, FileStore, Pictures } from '../services/papers/ports.ts';

/** Draws what the store keeps by way of a file of this machine, which is gone afterwards. */
export const createDrawPreview =
  (files: FileStore, pictures: Pictures) =>
  async (storageKey: string, kind: FileKind): Promise<Uint8Array> => {
    const folder = await mkdtemp(join(tmpdir(), 'lianbei-preview-'));
    try {
      const path = join(folder, 'picture');
      await pipeline(await files.open(storageKey), createWriteStream(path, { mode: 0o600 }));
      return await pictures.toPreview(path, kind);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
