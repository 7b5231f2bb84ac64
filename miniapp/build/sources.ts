import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
export const MINIAPP = join(ROOT, 'miniapp');
export const DIST = join(MINIAPP, 'dist');

/** Names the pages as they would be built now: by everything that they are built from. */
export async function sourcesDigest(): Promise<string> {
  const folders = await Promise.all([filesIn(MINIAPP), filesIn(join(ROOT, 'server', 'contract'))]);
  const files = [...folders.flat(), join(ROOT, 'package-lock.json')];
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${relative(ROOT, file)}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(DIST));
}
