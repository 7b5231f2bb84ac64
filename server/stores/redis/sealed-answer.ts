import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * An answer as it is kept: small, and readable only by whoever brings the key again, since Redis knows its digest alone. Answers hold
 * names, telephone numbers and links that let people in.
 */
export function sealAnswer(answer: string, key: string, nonce: Uint8Array): string {
  const cipher = createCipheriv(CIPHER, secretOf(key), nonce);
  const sealed = Buffer.concat([cipher.update(deflateRawSync(answer)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

export function openAnswer(kept: string, key: string): string {
  const bytes = Buffer.from(kept, 'base64');
  const cipher = createDecipheriv(CIPHER, secretOf(key), bytes.subarray(0, NONCE));
  cipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  const opened = Buffer.concat([cipher.update(bytes.subarray(NONCE + TAG)), cipher.final()]);
  return inflateRawSync(opened).toString('utf8');
}

const secretOf = (key: string) => Buffer.from(hkdfSync('sha256', key, '', 'lianbei answer', 32));
