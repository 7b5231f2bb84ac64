import type { Credentials } from './types.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `length` letters and digits. */
export function word(random: (size: number) => Uint8Array, length: number): string {
  return Array.from(random(length), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** Credentials of a corp that does not exist, shaped like real ones. */
export function madeUpCredentials(random: (size: number) => Uint8Array): Credentials {
  return {
    corpId: `ww${Buffer.from(random(8)).toString('hex')}`,
    agentId: 1000002,
    secret: word(random, 43),
    callbackToken: word(random, 24),
    encodingAesKey: word(random, 43),
  };
}
