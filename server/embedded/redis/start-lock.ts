import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedRedisFault } from './fault.ts';

const WAIT = 30_000;
const POLL = 50;

/** Lets one program at a time start or revive the server of a directory. A lock whose holder died is broken. */
export async function withStartLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(directory, 'starting');
  for (let waited = 0; !(await acquire(file)); waited += POLL) {
    if (waited >= WAIT) {
      throw new EmbeddedRedisFault(
        'redis_in_use',
        `Another program has been starting on ${directory} for over ${WAIT / 1000} s.`,
      );
    }
    if (await isStale(file)) await rm(file, { force: true });
    await delay(POLL);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  try {
    const holder = Number(await readFile(file, 'utf8'));
    // An empty file is one that its holder is about to write.
    if (holder > 0) return !exists(holder);
    return performance.timeOrigin + performance.now() - (await stat(file)).mtimeMs > WAIT / 3;
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
