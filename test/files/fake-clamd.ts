import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface FakeClamd {
  url: string;
  /** Every stream that it was sent whole. */
  streams: Buffer[];
  /** What it does with the next streams. */
  mood: 'well' | 'hung_up' | 'silent' | 'full' | 'babbling';
  stop(): Promise<void>;
}

export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR';

/** Speaks clamd's INSTREAM on a port or a socket, and finds one virus. */
export async function startFakeClamd(path?: string): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const stream = wholeStream(received);
      if (fake.mood === 'hung_up') socket.destroy();
      else if (fake.mood === 'babbling') socket.write('x'.repeat(5_000));
      else if (stream !== null) reply(socket, stream);
    });
  });
  const fake: FakeClamd = {
    url: '',
    streams: [],
    mood: 'well',
    async stop() {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
  function reply(socket: Socket, stream: Buffer): void {
    if (fake.mood === 'silent') return;
    fake.streams.push(stream);
    if (fake.mood === 'full') socket.end('INSTREAM size limit exceeded. ERROR\0');
    else socket.end(stream.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  }
  if (path === undefined) server.listen(0, '127.0.0.1');
  else server.listen(path);
  await once(server, 'listening');
  fake.url =
    path === undefined ? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` : `unix://${path}`;
  return fake;
}

const COMMAND = 'zINSTREAM\0';

/** Null while it has not ended. */
function wholeStream(received: Buffer): Buffer | null {
  if (received.length < COMMAND.length) return null;
  if (received.toString('latin1', 0, COMMAND.length) !== COMMAND)
    throw new Error('Not the command of a stream.');
  const chunks: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    if (at + 4 + length > received.length) return null;
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
