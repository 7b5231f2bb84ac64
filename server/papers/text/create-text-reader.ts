import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Extraction, TextKind, TextReader } from '../../services/precheck/paper-text.ts';
import type { Job } from './child.ts';

export interface TextReaderOptions {
  /** For one file, from when it is handed to the process. */
  timeLimitMs?: number;
  /** Of the whole process. */
  memoryLimitBytes?: number;
  /** How long a process without work stays. */
  idleMs?: number;
}

const CHILD = join(import.meta.dirname, 'child.ts');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const HEAP_MB = 384;
const WATCH_MS = 100;
const PAGE_BYTES = 4096;

/**
 * Takes the text out of files that nobody vouches for: in a process of its own, one file at a time, with limits of time and
 * memory. A file that breaks a limit costs the process; the next file gets a new one.
 */
export function createTextReader({
  timeLimitMs = 10_000,
  memoryLimitBytes = 1024 * 1024 * 1024,
  idleMs = 30_000,
}: TextReaderOptions = {}): TextReader {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const started = (): ChildProcess => {
    if (child !== null) return child;
    const born = fork(CHILD, [], {
      execArgv: ['--import', TSX, `--max-old-space-size=${HEAP_MB}`],
      // Nothing of the program's settings and secrets is for a process that reads what strangers send.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    born.on('error', () => undefined);
    born.once('exit', () => {
      if (child === born) child = null;
    });
    child = born;
    return born;
  };

  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };

  const take = async (bytes: Uint8Array, kind: TextKind): Promise<Extraction> => {
    clearTimeout(idle);
    const process = started();
    keepAlive(process, true);
    const outcome = await answer(process, { bytes, kind }, timeLimitMs, memoryLimitBytes);
    if (outcome.ended) end();
    else keepAlive(process, false);
    idle = setTimeout(end, idleMs);
    idle.unref();
    return outcome.extraction;
  };

  return {
    read(bytes, kind) {
      const turn = last.then(() => take(bytes, kind));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      clearTimeout(idle);
      await last;
      clearTimeout(idle);
      end();
    },
  };
}

/** A process that waits for work does not keep the program from ending. */
function keepAlive(child: ChildProcess, alive: boolean): void {
  if (alive) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

interface Outcome {
  extraction: Extraction;
  /** The process is not to be used again. */
  ended: boolean;
}

function answer(
  child: ChildProcess,
  job: Job,
  timeLimitMs: number,
  memoryLimitBytes: number,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (extraction: Extraction, ended: boolean) => {
      clearTimeout(clock);
      clearInterval(watch);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve({ extraction, ended });
    };
    const fail = (reason: 'too_slow' | 'too_large' | 'damaged') =>
      settle({ type: 'unreadable', reason }, true);
    const onMessage = (extraction: unknown) => settle(extraction as Extraction, false);
    const onExit = () => fail('damaged');
    const clock = setTimeout(() => fail('too_slow'), timeLimitMs);
    const watch = setInterval(() => {
      void residentBytes(child.pid).then((bytes) => {
        if (bytes > memoryLimitBytes) fail('too_large');
      });
    }, WATCH_MS);
    child.once('message', onMessage);
    child.once('exit', onExit);
    child.send(job, (error) => {
      if (error) fail('damaged');
    });
  });
}

/** Buffers are outside the limit of the heap. Where the system does not tell, time is the only limit. */
async function residentBytes(pid: number | undefined): Promise<number> {
  try {
    const statm = await readFile(`/proc/${pid}/statm`, 'latin1');
    return Number(statm.split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
