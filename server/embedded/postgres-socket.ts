import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { createFrameReader } from './postgres-frames.ts';

/**
 * Lets ordinary PostgreSQL clients speak to a PGlite, which has a single session: one connection at a time is served from
 * its first byte to its last, the others wait in line. Sharing the session message by message would mix up unnamed
 * statements, transactions and advisory locks of different clients.
 */
export async function servePostgres(postgres: PGlite, path: string): Promise<{ stop(): Promise<void> }> {
  const open = new Set<Socket>();
  let line: Promise<void> = Promise.resolve();

  const server = createServer((socket) => {
    open.add(socket);
    // Trouble on a waiting socket shows when its turn comes.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    line = line.then(() => serveSession(postgres, socket));
  });
  server.listen(path);
  await once(server, 'listening');

  return {
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await Promise.all([closed, line]);
    },
  };
}

async function serveSession(postgres: PGlite, socket: Socket): Promise<void> {
  if (socket.destroyed) return;
  try {
    await converse(postgres, socket);
  } catch {
    // A client that went away mid-sentence, or bytes that are not the protocol: either way its session is over.
  } finally {
    socket.destroy();
    await forgetSession(postgres);
  }
}

async function converse(postgres: PGlite, socket: Socket): Promise<void> {
  const reader = createFrameReader();
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    for (const frame of reader.push(chunk)) {
      if (frame.type === 'terminate' || frame.type === 'cancel') return;
      if (frame.type === 'refuse_encryption') socket.write('N');
      else await answer(postgres, frame.bytes, socket);
    }
  }
}

async function answer(postgres: PGlite, message: Buffer, socket: Socket): Promise<void> {
  await postgres.runExclusive(() =>
    postgres.execProtocolRawStream(message, {
      // PGlite may reuse the memory behind what it hands out.
      onRawData: (bytes) => void (socket.writable && socket.write(Buffer.from(bytes))),
    }),
  );
}

const SYNC = new Uint8Array([0x53, 0, 0, 0, 4]);

/** What a client left behind (half a statement, a transaction, locks, settings) must not reach the next one. */
async function forgetSession(postgres: PGlite): Promise<void> {
  await postgres.runExclusive(() => postgres.execProtocolRawStream(SYNC, { onRawData: () => {} }));
  if (postgres.isInTransaction()) await postgres.exec('ROLLBACK');
  await postgres.exec('DISCARD ALL');
}
