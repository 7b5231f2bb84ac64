import { createHash } from 'node:crypto';

/** An id that a repeated write derives again: 22 letters, digits, `-` and `_`. */
export const idFrom = (key: string, what: string): string =>
  createHash('sha256').update(`${key}\0${what}`).digest('base64url').slice(0, 22);
