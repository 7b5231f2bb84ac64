import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Job, Reply } from './child.ts';

export interface Apart {
  /** Null: it took too long, or too much memory; the process has been ended. */
  run(job: Job): Promise<Reply | null>;
  stop(): Promise<void>;
}

export interface ApartOptions {
  timeLimitMs?: number;
  /** Of the whole process, its buffers included. */
  memoryLimitBytes?: number;
  /** How long a process without work stays. */
  idleMs?: number;
}

const CHILD = join(import.meta.dirname, 'child.ts');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const HEAP_MB = 512;
const MEMORY_LIMIT_BYTES = 1.5 * 1024 ** 3;
const WATCH_MS = 100;
const PAGE_BYTES = 4096;

/** Runs jobs on files of strangers one after the other in a process of its own: what hangs or bursts there harms nothing here. */
export function createApart({
  timeLimitMs = 30_000,
  memoryLimitBytes = MEMORY_LIMIT_BYTES,
  idleMs = 60_000,
}: ApartOptions = {}): Apart {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function end(): void {
    child?.kill('SIGKILL');
    child = null;
  }

  async function take(job: Job): Promise<Reply | null> {
    clearTimeout(idle);
    // It may end at any moment, and so after its reply.
    const working = (child ??= start(() => {
      child = null;
    }));
    keepAlive(working, true);
    const reply = await answer(working, job, timeLimitMs, memoryLimitBytes);
    if (reply === null) end();
    else keepAlive(working, false);
    idle = setTimeout(end, idleMs).unref();
    return reply;
  }

  return {
    run(job) {
      const turn = last.then(() => take(job));
      last = turn.catch(() => undefined);
      return turn;
    },
    async stop() {
      await last;
      clearTimeout(idle);
      end();
    },
  };
}

function start(onExit: () => void): ChildProcess {
  const child = fork(CHILD, [], {
    execArgv: ['--import', TSX, `--max-old-space-size=${HEAP_MB}`],
    // The program's settings and secrets are nothing for a process that reads what strangers send.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  child.on('error', () => undefined);
  child.once('exit', onExit);
  return child;
}

/** A process that waits for work does not keep the program from ending. */
function keepAlive(child: ChildProcess, alive: boolean): void {
  for (const handle of [child, child.channel]) {
    if (alive) handle?.ref();
    else handle?.unref();
  }
}

function answer(
  child: ChildProcess,
  job: Job,
  timeLimitMs: number,
  memoryLimitBytes: number,
): Promise<Reply | null> {
  return new Promise((resolve) => {
    const settle = (reply: Reply | null) => {
      clearTimeout(clock);
      clearInterval(watch);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(reply);
    };
    const onMessage = (reply: unknown) => settle(reply as Reply);
    const onExit = () => settle(null);
    const clock = setTimeout(onExit, timeLimitMs);
    const watch = setInterval(() => {
      void residentBytes(child.pid).then((bytes) => {
        if (bytes > memoryLimitBytes) onExit();
      });
    }, WATCH_MS);
    child.once('message', onMessage);
    child.once('exit', onExit);
    child.send(job, (error) => {
      if (error) settle(null);
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
