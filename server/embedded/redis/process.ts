import { execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ServerRecord } from './record.ts';

const POLL = 20;

/**
 * Redis hands what it answers to the system before answering, so a killed server loses nothing; with `everysec` it may put that off for two
 * seconds while a flush is under way. When to flush to disk is left to the system: a power cut takes up to half a minute. `always` would
 * survive that too, at a third of the turns a second or less on a busy disk, and is for the Redis of a production, which is not this one.
 */
function configuration(directory: string, { port, password }: Omit<ServerRecord, 'pid'>): string {
  const quoted = JSON.stringify(directory);
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${quoted}`,
    'daemonize no',
    'appendonly yes',
    'appendfsync no',
    'aof-load-truncated yes',
    'auto-aof-rewrite-percentage 100',
    'auto-aof-rewrite-min-size 32mb',
    'save ""',
    'maxmemory-policy noeviction',
    'loglevel warning',
    'logfile redis.log',
    '',
  ].join('\n');
}

/** Starts the server apart from the terminal's signals: what the program still says while it stops must be kept. Null where there is no such command. */
export async function spawnServer(
  command: string,
  directory: string,
  terms: Omit<ServerRecord, 'pid'>,
): Promise<number | null> {
  const file = path.join(directory, 'redis.conf');
  await writeFile(file, configuration(directory, terms), { mode: 0o600 });
  const child = spawn(command, [file], { detached: true, stdio: 'ignore', cwd: directory });
  return new Promise((resolve, reject) => {
    child.once('spawn', () => {
      child.unref();
      resolve(child.pid!);
    });
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(error),
    );
  });
}

/** Whether this process is the server of this directory and port: a number may be another's by now, and a dead child still has one. */
export async function isServer(directory: string, { pid, port }: ServerRecord): Promise<boolean> {
  const line = await commandLine(pid);
  return line.includes(`:${port}`) || line.includes(path.join(directory, 'redis.conf'));
}

async function commandLine(pid: number): Promise<string> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch {
    // No /proc, as on macOS; or no such process.
    const listed = promisify(execFile)('ps', ['-p', String(pid), '-o', 'args=']);
    return listed.then(({ stdout }) => stdout).catch(() => '');
  }
}

/** Ends the server, letting it finish its writing; by force after `patience` milliseconds. */
export async function stopServer(directory: string, record: ServerRecord, patience = 10_000): Promise<void> {
  for (let waited = 0; await isServer(directory, record); waited += POLL) {
    if (waited === 0) process.kill(record.pid, 'SIGTERM');
    if (waited >= patience) process.kill(record.pid, 'SIGKILL');
    await delay(POLL);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function logTail(directory: string): Promise<string> {
  const log = await readFile(path.join(directory, 'redis.log'), 'utf8').catch(() => '');
  return log.trim().split('\n').slice(-3).join(' / ');
}
