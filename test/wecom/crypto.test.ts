import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CallbackError } from '../../bot/wecom/callback-error.ts';
import { createCallbackCrypto } from '../../bot/wecom/crypto.ts';
import { createRandom } from './random.ts';
import { enciphered, received } from './vectors.ts';

const secrets = received[0].secrets;
const crypto = createCallbackCrypto(secrets);
const RANDOM = Buffer.from('0123456789abcdef');
const SEED = 20250801;

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CallbackError) return error.code;
    throw error;
  }
  return 'accepted';
}

/** Enciphers bytes as they are: the layout and padding are the caller's to spoil. */
function encipherRaw(bytes: Buffer): string {
  const key = Buffer.from(`${secrets.encodingAesKey}=`, 'base64');
  const aes = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([aes.update(bytes), aes.final()]).toString('base64');
}

describe('published vectors', () => {
  for (const vector of received) {
    it(`verifies and deciphers ${vector.name}`, () => {
      const ours = createCallbackCrypto(vector.secrets);
      const { signature, timestamp, nonce, encrypted } = vector;
      expect(ours.sign(timestamp, nonce, encrypted)).toBe(signature);
      expect(ours.verify(signature, timestamp, nonce, encrypted)).toBe(true);
      const { message, receiveId } = ours.decrypt(encrypted);
      expect(receiveId).toBe(vector.secrets.receiveId);
      if (vector.message === null) for (const part of vector.contains) expect(message).toContain(part);
      else expect(message).toBe(vector.message);
    });
  }

  for (const vector of enciphered) {
    it(`enciphers ${vector.name} to the byte`, () => {
      const ours = createCallbackCrypto(vector.secrets);
      expect(ours.encrypt(vector.message, RANDOM)).toBe(vector.encrypted);
      expect(ours.decrypt(vector.encrypted).message).toBe(vector.message);
      if (vector.signature !== null) {
        expect(ours.sign('1700000000', 'nonce1', vector.encrypted)).toBe(vector.signature);
      }
    });
  }
});

describe(`against the platform’s own library, seed ${SEED}`, () => {
  it('agrees both ways on random messages of every padding length', () => {
    const random = createRandom(SEED);
    const paddings = new Set<number>();
    for (let round = 0; round < 400; round += 1) {
      const message = random.text(random.below(60)) + 'x'.repeat(round % 32);
      const taken = 20 + Buffer.byteLength(message) + Buffer.byteLength(secrets.receiveId);
      paddings.add(32 - (taken % 32));
      const bytes = random.bytes(16);
      const ours = crypto.encrypt(message, bytes);
      expect(ours).toBe(encrypt(secrets.encodingAesKey, message, secrets.receiveId, bytes));
      expect(decrypt(secrets.encodingAesKey, ours)).toMatchObject({ message, id: secrets.receiveId });
      expect(crypto.decrypt(encrypt(secrets.encodingAesKey, message, secrets.receiveId)).message).toBe(
        message,
      );
      const [timestamp, nonce] = [String(random.below(2e9)), random.text(8)];
      expect(crypto.sign(timestamp, nonce, ours)).toBe(getSignature(secrets.token, timestamp, nonce, ours));
    }
    expect([...paddings].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  });
});

describe('signatures', () => {
  const encrypted = crypto.encrypt('hello', RANDOM);
  const signature = crypto.sign('1700000000', 'nonce1', encrypted);

  it('refuses one that differs in any digit, in length, in case or in kind of character', () => {
    for (let at = 0; at < signature.length; at += 1) {
      const flipped = signature[at] === '0' ? '1' : '0';
      const forged = signature.slice(0, at) + flipped + signature.slice(at + 1);
      expect(crypto.verify(forged, '1700000000', 'nonce1', encrypted)).toBe(false);
    }
    for (const forged of ['', signature.slice(1), `${signature}0`, 'é'.repeat(20), '𠮷'.repeat(10)]) {
      expect(crypto.verify(forged, '1700000000', 'nonce1', encrypted)).toBe(false);
    }
    expect(crypto.verify(signature.toUpperCase(), '1700000000', 'nonce1', encrypted)).toBe(false);
  });

  it('covers the timestamp, the nonce and the ciphertext', () => {
    expect(crypto.verify(signature, '1700000001', 'nonce1', encrypted)).toBe(false);
    expect(crypto.verify(signature, '1700000000', 'nonce2', encrypted)).toBe(false);
    expect(crypto.verify(signature, '1700000000', 'nonce1', `${encrypted}A`)).toBe(false);
  });
});

describe('ciphertext that is not right', () => {
  const laidOut = (length: number, message: string, padding: readonly number[]): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(length);
    return Buffer.concat([
      RANDOM,
      size,
      Buffer.from(message),
      Buffer.from(secrets.receiveId),
      Buffer.from(padding),
    ]);
  };
  /** 16 + 4 + 22 + 18 = 60 bytes: four bytes of padding. */
  const message = 'x'.repeat(22);

  it('accepts the layout that these tests then spoil', () => {
    expect(crypto.decrypt(encipherRaw(laidOut(22, message, [4, 4, 4, 4]))).message).toBe(message);
  });

  it('refuses what is not base64 or not whole blocks', () => {
    for (const encrypted of [
      '',
      '=',
      '====',
      'AAA',
      'AAAA',
      '宝山宝山',
      'AA-_',
      'A\nAA',
      `${'A'.repeat(43)}-`,
    ]) {
      expect(codeOf(() => crypto.decrypt(encrypted))).toBe('bad_cipher');
    }
    expect(codeOf(() => crypto.decrypt(Buffer.alloc(48).toString('base64')))).toBe('bad_cipher');
  });

  it('refuses padding with any byte wrong', () => {
    const wrong = [
      [0, 4, 4, 4],
      [4, 5, 4, 4],
      [4, 4, 3, 4],
      [4, 4, 4, 0],
      [4, 4, 4, 33],
      [4, 4, 4, 255],
    ];
    for (const padding of wrong) {
      expect(codeOf(() => crypto.decrypt(encipherRaw(laidOut(22, message, padding))))).toBe('bad_cipher');
    }
    expect(codeOf(() => crypto.decrypt(encipherRaw(Buffer.alloc(32, 32))))).toBe('bad_cipher');
  });

  it('refuses a length that reaches beyond the end, or moves the receiveid', () => {
    expect(codeOf(() => crypto.decrypt(encipherRaw(laidOut(41, message, [4, 4, 4, 4]))))).toBe('bad_cipher');
    expect(codeOf(() => crypto.decrypt(encipherRaw(laidOut(0xffffffff, message, [4, 4, 4, 4]))))).toBe(
      'bad_cipher',
    );
    expect(codeOf(() => crypto.decrypt(encipherRaw(laidOut(21, message, [4, 4, 4, 4]))))).toBe(
      'wrong_receiver',
    );
  });

  it('refuses what is meant for another receiver, or enciphered with another key', () => {
    const other = createCallbackCrypto({ ...secrets, receiveId: 'wxother' });
    expect(codeOf(() => crypto.decrypt(other.encrypt('hello', RANDOM)))).toBe('wrong_receiver');
    const otherKey = createCallbackCrypto({ ...secrets, encodingAesKey: received[2].secrets.encodingAesKey });
    expect(codeOf(() => crypto.decrypt(otherKey.encrypt('hello', RANDOM)))).toBe('bad_cipher');
  });
});

describe('settings that cannot be right', () => {
  it('refuses an empty token and a malformed key, without showing the key', () => {
    expect(() => createCallbackCrypto({ ...secrets, token: '' })).toThrow(/token is empty/);
    for (const key of ['', 'short', `${secrets.encodingAesKey}x`, `${secrets.encodingAesKey.slice(1)}+`]) {
      expect(() => createCallbackCrypto({ ...secrets, encodingAesKey: key })).toThrow(
        /43 letters and digits/,
      );
    }
    const spoilt = `${secrets.encodingAesKey.slice(1)}+`;
    expect(() => createCallbackCrypto({ ...secrets, encodingAesKey: spoilt })).not.toThrow(spoilt);
  });

  it('refuses randomness of a wrong length', () => {
    expect(() => crypto.encrypt('hello', new Uint8Array(15))).toThrow(/16 random bytes/);
  });
});
