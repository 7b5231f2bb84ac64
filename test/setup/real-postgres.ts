import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ensureCommand, findCommand } from '../../server/embedded/system-packages.ts';
import type { Database } from '../../server/stores/database.ts';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';
const NOBODY = 65_534;
/** PostgreSQL refuses to run as root; any other user will do. */
const identity: { uid?: number; gid?: number } =
  process.geteuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

export interface RealPostgres {
  /** Of the server's socket. */
  folder: string;
  database: Database;
  /** As a crash or a restart of the machine would: connections break, new ones are refused. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it for good and removes its data. */
  remove(): Promise<void>;
}

/** A PostgreSQL server of the system's own make on an empty folder, reached over a socket. Installed where missing, as root. */
export async function startRealPostgres(): Promise<RealPostgres> {
  const bin = await serverPrograms();
  const folder = await mkdtemp(join(tmpdir(), 'pg-'));
  if (identity.uid !== undefined) await chown(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'], {
    ...identity,
    cwd: folder,
  });
  let server = await launch(bin, data, folder);
  const halt = async () => {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
  };
  return {
    folder,
    database: databaseIn(folder, 'postgres'),
    halt,
    resume: async () => {
      server = await launch(bin, data, folder);
    },
    remove: async () => {
      if (server.exitCode === null && server.signalCode === null) await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One of the databases of the server whose socket is in the folder. */
export const databaseIn = (folder: string, name: string): Database => ({
  url: `postgresql://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`,
  embedded: false,
});

/** The folder of the server’s programs; installed where missing, as root. */
export async function serverPrograms(): Promise<string> {
  const found = await debianVersions();
  if (found) return found;
  const onPath = await findCommand('initdb');
  if (onPath) return dirname(onPath);
  await ensureCommand('pg_lsclusters', { package: 'postgresql' });
  return (await debianVersions()) ?? dirname(await ensureCommand('initdb', { package: 'postgresql' }));
}

/** Debian keeps the server's programs off PATH, in a folder for each version. */
async function debianVersions(): Promise<string | null> {
  const versions = await readdir(DEBIAN).catch(() => []);
  const newest = versions
    .map(Number)
    .filter(Boolean)
    .sort((a, b) => b - a)[0];
  return newest === undefined ? null : join(DEBIAN, String(newest), 'bin');
}

async function launch(bin: string, data: string, folder: string): Promise<ChildProcess> {
  const args = [
    '-D',
    data,
    '-k',
    folder,
    '-c',
    'listen_addresses=',
    '-c',
    'fsync=off',
    '-c',
    'max_connections=100',
  ];
  const server = spawn(join(bin, 'postgres'), args, {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL does not start:\n${said}`)));
  });
  return server;
}
