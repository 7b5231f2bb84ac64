import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { compressFolder } from './compress.ts';
import { DIST, MINIAPP, sourcesDigest } from './sources.ts';

export interface Built {
  /** Holds index.html and assets/. */
  folder: string;
  /** The build before this one: pages opened with it may still ask for its assets. Null for none. */
  previous: string | null;
}

/** Where builds are kept, and what fills a folder with one. */
interface Workshop {
  dist: string;
  build: (folder: string) => Promise<void>;
}

const UNFINISHED = 'unfinished-';
const ABANDONED_AFTER_MS = 3_600_000;
const VITE = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
/** Another program was first. */
const TAKEN = ['ENOTEMPTY', 'EEXIST'];

/**
 * Builds the pages where they are missing or older than their sources. Each build has a folder named by its sources and appears
 * there at once, so that any number of programs may start together.
 */
export async function ensureBuilt(
  say: (line: string) => void,
  { dist, build }: Workshop = { dist: DIST, build: buildWithVite },
): Promise<Built> {
  const digest = await sourcesDigest();
  const folder = join(dist, digest);
  if (!(await exists(folder))) {
    say('正在生成手机页面，约需几秒 · Building the pages, a few seconds …');
    await buildInto(folder, build);
  }
  return { folder, previous: await tidy(dist, digest) };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function buildInto(folder: string, build: Workshop['build']): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(folder), UNFINISHED));
  try {
    await build(unfinished);
    await rename(unfinished, folder).catch((error: NodeJS.ErrnoException) => {
      if (!TAKEN.includes(error.code ?? '')) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** In a process of its own: a bundler's memory is not to stay, and Vue is bundled for use only in production mode. */
async function buildWithVite(outDir: string): Promise<void> {
  const args = [VITE, 'build', MINIAPP, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  await compressFolder(outDir);
}

/** Keeps the newest build before this one and removes what is older, as well as what was never finished. */
async function tidy(dist: string, current: string): Promise<string | null> {
  const names = (await readdir(dist)).filter((name) => name !== current);
  const known = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(dist, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const newest = Math.max(0, ...known.map(({ at }) => at));
  const stale = known.filter(
    ({ name, at }) => name.startsWith(UNFINISHED) && newest - at > ABANDONED_AFTER_MS,
  );
  const [previous, ...older] = known
    .filter(({ name }) => !name.startsWith(UNFINISHED))
    .sort((a, b) => b.at - a.at);
  for (const { name } of stale) await rm(join(dist, name), { recursive: true, force: true });
  for (const { name } of older) {
    // Out of sight first: a folder that is being emptied is a new one by its time, to whoever tidies beside us.
    const aside = join(dist, `${UNFINISHED}${name}`);
    await rename(join(dist, name), aside).catch(() => {});
    await rm(aside, { recursive: true, force: true });
  }
  return previous ? join(dist, previous.name) : null;
}
