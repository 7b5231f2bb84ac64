import type { IncomingMessage } from 'node:http';
import { ServerError } from '../errors.ts';

/**
 * The whole body of a request as text, at most `limit` bytes of it.
 * @throws {ServerError} `too_large` (413), or `bad_body` (400) when the sender went away.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = () => new ServerError(413, 'too_large', `The body is larger than ${limit} bytes.`);
    if (Number(request.headers['content-length'] ?? 0) > limit) return reject(tooLarge());
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // What still comes is read and dropped: the answer reaches senders only after they have finished.
      if (size <= limit) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.once('end', () => resolve(Buffer.concat(chunks, size).toString('utf8')));
    request.once('error', () => reject(new ServerError(400, 'bad_body', 'The body ended early.')));
  });
}
