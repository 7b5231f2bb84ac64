import { createHash } from 'node:crypto';

/** The id of a row that the write named `key` makes: the same for every attempt at that write. */
export const idFrom = (key: string, what: string): string =>
  createHash('sha256').update(`${key}\0${what}`).digest('base64url').slice(0, 22);
