import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { EmbeddedRedisFault } from './redis/fault.ts';
import { openOwnership } from './redis/ownership.ts';
import { freePort, isServer, logTail, spawnServer, stopServer } from './redis/process.ts';
import { readRecord, writeRecord, type ServerRecord } from './redis/record.ts';
import { withStartLock } from './redis/start-lock.ts';

export interface EmbeddedRedis {
  /** `redis://` with a made-up password, on loopback. Stays the same while the program runs. */
  url: string;
  /** Of the server running now; another one after it died and was started again. */
  pid(): number;
  /** Stops the server; what was written stays. */
  stop(): Promise<void>;
}

export interface EmbeddedRedisOptions {
  dataDir: string;
  /** Installs a missing command and answers where it is, or throws saying how to. */
  ensureCommand?: (command: string, wanted: { package: string }) => Promise<string>;
  /** Told when the server died, and when it could not be started again. */
  onTrouble?: (message: string) => void;
}

/** A server that answers, and the connection that says that it is ours. */
interface Held {
  record: ServerRecord;
  owner: Redis;
}

const COMMANDS = ['redis-server', 'valkey-server'] as const;
const INSTALL =
  'Install it with: apt-get install redis-server (Debian, Ubuntu), brew install redis (macOS); or set REDIS_URL.';
/** Milliseconds within which a server that is loading its data must answer. */
const PATIENCE = 60_000;
const POLL = 20;

/**
 * Starts a Redis server of the program's own, or takes over the one that a killed program left running on the same data. Should the server
 * die, it is started again at the same address. What it has answered survives a killed program and a killed server.
 * @throws EmbeddedRedisFault, and what `ensureCommand` throws
 */
export async function startEmbeddedRedis(options: EmbeddedRedisOptions): Promise<EmbeddedRedis> {
  const directory = path.resolve(options.dataDir, 'redis');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const held = await withStartLock(
    directory,
    async () => (await takeOver(directory)) ?? (await startNew(directory, options)),
  );
  return supervise(directory, held, options);
}

/** Null where no server runs on the directory. */
async function takeOver(directory: string): Promise<Held | null> {
  const record = await readRecord(directory);
  if (record === null) return null;
  for (let waited = 0; waited < PATIENCE; waited += POLL) {
    const owner = await openOwnership(record);
    if (owner !== null) return { record, owner };
    // One that runs without answering is starting or stopping; a second beside it would ruin the data.
    if (!(await isServer(directory, record))) return null;
    await delay(POLL);
  }
  throw new EmbeddedRedisFault(
    'redis_unusable',
    `The Redis server ${record.pid} on ${directory} does not answer.`,
  );
}

async function startNew(directory: string, options: EmbeddedRedisOptions): Promise<Held> {
  for (let tries = 0; tries < 3; tries += 1) {
    const terms = { port: await freePort(), password: randomBytes(24).toString('base64url') };
    const held = await start(directory, terms, options);
    if (held !== null) return held;
  }
  throw new EmbeddedRedisFault('redis_unusable', `Redis does not start: ${await logTail(directory)}`);
}

/** Null where the server ended before it answered, as it does when its port has been taken meanwhile. */
async function start(
  directory: string,
  terms: Omit<ServerRecord, 'pid'>,
  options: EmbeddedRedisOptions,
): Promise<Held | null> {
  const record = { ...terms, pid: await spawnAny(directory, terms, options) };
  await writeRecord(directory, record);
  return takeOver(directory);
}

async function spawnAny(
  directory: string,
  terms: Omit<ServerRecord, 'pid'>,
  { ensureCommand }: EmbeddedRedisOptions,
): Promise<number> {
  for (const command of COMMANDS) {
    const pid = await spawnServer(command, directory, terms);
    if (pid !== null) return pid;
  }
  if (ensureCommand !== undefined) {
    const installed = await ensureCommand('redis-server', { package: 'redis-server' });
    const pid = await spawnServer(installed, directory, terms);
    if (pid !== null) return pid;
  }
  throw new EmbeddedRedisFault(
    'redis_missing',
    `Neither redis-server nor valkey-server is installed. ${INSTALL}`,
  );
}

function supervise(directory: string, first: Held, options: EmbeddedRedisOptions): EmbeddedRedis {
  const { port, password } = first.record;
  const onTrouble = options.onTrouble ?? (() => {});
  let held = first;
  let stopping = false;
  let reviving: Promise<void> | null = null;

  function watch(): void {
    held.owner.once('end', () => {
      if (!stopping) reviving = revive().finally(() => (reviving = null));
    });
  }
  async function revive(): Promise<void> {
    onTrouble('The embedded Redis server went away; starting it again.');
    while (!stopping) {
      try {
        const again = await withStartLock(
          directory,
          async () => (await takeOver(directory)) ?? (await start(directory, { port, password }, options)),
        );
        if (again !== null) {
          held = again;
          return watch();
        }
        onTrouble(`The embedded Redis server does not start again: ${await logTail(directory)}`);
      } catch (error) {
        onTrouble(error instanceof Error ? error.message : String(error));
      }
      await delay(1000);
    }
  }
  // The last resort of a program that ends without calling stop; one that is killed leaves its server to the next.
  const onExit = () => held.owner.status === 'ready' && process.kill(held.record.pid, 'SIGTERM');
  process.once('exit', onExit);
  watch();

  return {
    url: `redis://:${password}@127.0.0.1:${port}/0`,
    pid: () => held.record.pid,
    async stop() {
      stopping = true;
      await reviving;
      process.off('exit', onExit);
      held.owner.disconnect();
      await stopServer(directory, held.record);
    },
  };
}
