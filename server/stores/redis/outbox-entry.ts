import type { Outgoing } from '../../../bot/ports.ts';
import { RedisFault } from './errors.ts';

/** One waiting message. */
export interface OutboxEntry {
  /** Unique among the person's waiting messages. */
  id: string;
  /** When its turn was committed, epoch milliseconds. */
  at: number;
  outgoing: Outgoing;
}

/** `id at path body`, so that scripts read the path without parsing the body, whose bytes stay as they were committed. */
export function encodeOutgoing({ id, at, outgoing }: OutboxEntry): string {
  if (!/^\S+$/.test(outgoing.path)) {
    throw new RedisFault('outgoing_unwritable', 'The path of an outgoing call is empty or has blanks in it.');
  }
  return `${id} ${at} ${outgoing.path} ${JSON.stringify(outgoing.body)}`;
}

export function decodeOutgoing(entry: string): OutboxEntry {
  const [id = '', at = '', path = ''] = entry.split(' ', 3);
  const body = entry.slice(id.length + at.length + path.length + 3);
  return { id, at: Number(at), outgoing: { path, body: JSON.parse(body) as Outgoing['body'] } };
}
