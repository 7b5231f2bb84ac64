import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What clamd says of a file. Rejects when it says neither, or nothing at all. */
export type Scan = (content: AsyncIterable<Uint8Array | string>) => Promise<{ threat: string | null }>;

const SILENCE_MS = 60_000;
const MAX_ANSWER = 4_096;

/**
 * Scans by clamd's INSTREAM (clamd(8)): chunks, each after its length in four bytes, and an empty one at the end.
 * @param url `tcp://HOST:PORT` or `unix:///PATH`
 */
export function createClamdScan(url: string, silenceMs = SILENCE_MS): Scan {
  return async (content) => {
    const socket = open(url);
    socket.setTimeout(silenceMs, () => socket.destroy(new Error('clamd has fallen silent.')));
    const answered = answerOf(socket);
    // Whichever fails first is told; the other must not end the program.
    answered.catch(() => undefined);
    try {
      await Promise.race([send(socket, content), answered]);
      return judge(await answered);
    } finally {
      socket.destroy();
    }
  };
}

function open(url: string): Socket {
  if (url.startsWith('unix://')) return connect({ path: url.slice('unix://'.length) });
  const { hostname, port } = new URL(url);
  return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array | string>): Promise<void> {
  await write(socket, 'zINSTREAM\0');
  for await (const piece of content) {
    const chunk = Buffer.from(piece);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    if (chunk.length > 0) await write(socket, Buffer.concat([length, chunk]));
  }
  await write(socket, Buffer.alloc(4));
}

async function write(socket: Socket, data: string | Buffer): Promise<void> {
  if (!socket.write(data)) await once(socket, 'drain');
}

const answerOf = (socket: Socket) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const end = said.indexOf('\0');
      if (end >= 0) resolve(said.slice(0, end));
      else if (said.length > MAX_ANSWER) reject(new Error('clamd talks without end.'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('clamd hung up.')));
  });

function judge(answer: string): { threat: string | null } {
  if (answer === 'stream: OK') return { threat: null };
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found) return { threat: found[1]! };
  throw new Error(`clamd answered: ${answer.slice(0, 200)}`);
}
