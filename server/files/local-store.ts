import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content, FileStore } from '../services/papers/ports.ts';
import { checkedKey, fileGone } from './store-faults.ts';

export interface LocalStoreOptions {
  /** Made where it is missing; only this user can look into it. */
  folder: string;
  newName: () => string;
}

const PRIVATE_FOLDER = { recursive: true, mode: 0o700 } as const;

/** Files on a disk of this machine, or one that all machines share. A file is there whole, and through a power cut, or not at all. */
export function createLocalStore({ folder, newName }: LocalStoreOptions): FileStore {
  const pathOf = (key: string) => join(folder, checkedKey(key).slice(0, 2), key);
  const incoming = join(folder, 'incoming');

  return {
    async put(key, content) {
      const target = pathOf(key);
      await mkdir(incoming, PRIVATE_FOLDER);
      await mkdir(dirname(target), PRIVATE_FOLDER);
      const draft = join(incoming, newName());
      try {
        await writeDown(draft, content);
        await rename(draft, target);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await settle(dirname(target));
    },

    async open(key, range) {
      const path = pathOf(key);
      if ((await sizeOf(path)) === null) throw fileGone();
      return createReadStream(path, range ?? {});
    },

    size: async (key) => sizeOf(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

async function writeDown(path: string, content: Content): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content.open() as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    if (bytes !== content.bytes || hash.digest('hex') !== content.sha256) {
      throw new Error('What arrived is not what was announced.');
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Until its folder is written down, a renamed file may be lost to a power cut. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const sizeOf = (path: string) =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
