import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another process works in this folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  readonly code = 'folder_in_use';

  constructor(readonly folder: string) {
    super(
      `Another process is already using ${folder}. Stop it first, or set DATA_DIR to another folder for this one.`,
    );
  }
}

/**
 * Claims a folder for this process and creates it if need be. The claim ends with `release`, or with the process however
 * it dies: it is a listening local socket, so unlike a file with a process id it never outlives its owner.
 * @throws {FolderInUse}
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const address = socketAddress(await realpath(folder));
  const server = await claim(address);
  if (!server) throw new FolderInUse(folder);
  server.unref();
  return {
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Linux has a name space of sockets that the kernel clears itself; elsewhere a dead owner's socket file is taken over. */
function socketAddress(folder: string): string {
  const name = `lianbei-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name);
}

async function claim(address: string): Promise<Server | null> {
  const server = await listen(address);
  if (server || address.startsWith('\0') || (await answers(address))) return server;
  await rm(address, { force: true });
  return listen(address);
}

async function listen(address: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen(address);
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null;
    throw error;
  }
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
