import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { FolderInUse, lockFolder } from '../server/embedded/lock.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SCHEMA = at('schema.prisma');
const CLIENT = at('../server/stores/prisma-client');
const MARK = `${CLIENT}/generated-from`;
const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** Writes the Prisma client if it is missing or was made from another schema or version. Needs no network. */
export async function ensurePrismaClient(): Promise<void> {
  const wanted = await fingerprint();
  if ((await generatedFrom()) === wanted) return;
  const lock = await waitForLock(CLIENT);
  try {
    if ((await generatedFrom()) === wanted) return;
    await rm(MARK, { force: true });
    await generate();
    await writeFile(MARK, wanted);
  } finally {
    await lock.release();
  }
}

async function fingerprint(): Promise<string> {
  const { version } = require('prisma/package.json') as { version: string };
  return createHash('sha256')
    .update(version)
    .update(await readFile(SCHEMA))
    .digest('hex');
}

const generatedFrom = () => readFile(MARK, 'utf8').catch(() => null);

async function generate(): Promise<void> {
  await run(process.execPath, [require.resolve('prisma/build/index.js'), 'generate', '--schema', SCHEMA], {
    env: {
      ...process.env,
      // Generating is WebAssembly; naming any executable keeps Prisma from fetching an engine that it would not use.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
}

/** Two programs started at once in a fresh checkout: one generates, the other waits for it. */
async function waitForLock(folder: string, attempts = 300): Promise<{ release(): Promise<void> }> {
  try {
    return await lockFolder(folder);
  } catch (error) {
    if (!(error instanceof FolderInUse) || attempts === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return waitForLock(folder, attempts - 1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensurePrismaClient();
