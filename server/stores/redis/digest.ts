import { createHash } from 'node:crypto';

/** 256 bits in 43 characters: what stands in a key for a secret that Redis is not to know. */
export const digestOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url');
