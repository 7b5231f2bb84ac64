import { createCipheriv, createDecipheriv, createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import { CallbackError } from './callback-error.ts';

/** Signing and enciphering of callbacks (WeCom developer docs path/90968). */
export interface CallbackCrypto {
  /** sha1 of token, timestamp, nonce and ciphertext in sorted order: 40 lower-case hex digits. */
  sign(timestamp: string, nonce: string, encrypted: string): string;
  /** Constant time in the signature. */
  verify(signature: string, timestamp: string, nonce: string, encrypted: string): boolean;
  /** Base64 ciphertext of `plain`; `random` is 16 fresh random bytes. */
  encrypt(plain: string, random: Uint8Array): string;
  /** Throws CallbackError `bad_cipher`, or `wrong_receiver` where the receiveid is not ours. */
  decrypt(encrypted: string): { message: string; receiveId: string };
}

export interface CallbackSecrets {
  token: string;
  /** 43 letters and digits. */
  encodingAesKey: string;
  /** Corp id for a self-built app and its 微信客服 events; empty for an internal 智能机器人. */
  receiveId: string;
}

const RANDOM = 16;
const HEADER = RANDOM + 4;
/** The padding block is 32 bytes, not the 16 of AES, so that the cipher's own padding must stay off. */
const BLOCK = 32;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Throws a plain Error, without the secrets in it, where the settings cannot be right. */
export function createCallbackCrypto({ token, encodingAesKey, receiveId }: CallbackSecrets): CallbackCrypto {
  if (token === '') throw new Error('The callback token is empty: copy it from the app’s 接收消息 settings.');
  if (!/^[A-Za-z0-9]{43}$/.test(encodingAesKey)) {
    throw new Error('The callback EncodingAESKey must be 43 letters and digits.');
  }
  const keyBytes = Buffer.from(`${encodingAesKey}=`, 'base64');
  const key = createSecretKey(keyBytes);
  const iv = keyBytes.subarray(0, 16);
  const receiver = Buffer.from(receiveId, 'utf8');

  const sign: CallbackCrypto['sign'] = (timestamp, nonce, encrypted) =>
    hash('sha1', [token, timestamp, nonce, encrypted].sort().join(''));

  const decipher = (encrypted: string): Buffer => {
    if (encrypted.length % 4 !== 0 || !BASE64.test(encrypted)) throw badCipher('is not base64');
    const cipherText = Buffer.from(encrypted, 'base64');
    if (cipherText.length === 0 || cipherText.length % BLOCK !== 0) throw badCipher('has a wrong length');
    const aes = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    return Buffer.concat([aes.update(cipherText), aes.final()]);
  };

  return {
    sign,
    verify(signature, timestamp, nonce, encrypted) {
      const expected = Buffer.from(sign(timestamp, nonce, encrypted), 'utf8');
      const given = Buffer.from(signature, 'utf8');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    encrypt(plain, random) {
      if (random.length !== RANDOM) throw new Error(`Enciphering needs ${RANDOM} random bytes.`);
      const aes = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      return Buffer.concat([aes.update(layOut(plain, random, receiver)), aes.final()]).toString('base64');
    },
    decrypt(encrypted) {
      const bytes = withoutPadding(decipher(encrypted));
      if (bytes.length < HEADER) throw badCipher('is too short');
      const end = HEADER + bytes.readUInt32BE(RANDOM);
      if (end > bytes.length) throw badCipher('has a wrong message length');
      if (!bytes.subarray(end).equals(receiver)) {
        throw new CallbackError('wrong_receiver', 'The callback is meant for another receiveid.');
      }
      return { message: bytes.toString('utf8', HEADER, end), receiveId };
    },
  };
}

/** random (16) · message length (uint32, big-endian) · message · receiveid · padding to a multiple of 32. */
function layOut(plain: string, random: Uint8Array, receiver: Buffer): Buffer {
  const messageLength = Buffer.byteLength(plain, 'utf8');
  const length = HEADER + messageLength + receiver.length;
  const padding = BLOCK - (length % BLOCK);
  const bytes = Buffer.alloc(length + padding, padding);
  bytes.set(random, 0);
  bytes.writeUInt32BE(messageLength, RANDOM);
  bytes.write(plain, HEADER, 'utf8');
  bytes.set(receiver, HEADER + messageLength);
  return bytes;
}

/** The ciphertext is signed, so that telling padding faults apart gives no oracle to an outsider. */
function withoutPadding(bytes: Buffer): Buffer {
  const padding = bytes[bytes.length - 1]!;
  if (padding < 1 || padding > BLOCK) throw badCipher('has wrong padding');
  for (let at = bytes.length - padding; at < bytes.length; at += 1) {
    if (bytes[at] !== padding) throw badCipher('has wrong padding');
  }
  return bytes.subarray(0, bytes.length - padding);
}

function badCipher(fault: string): CallbackError {
  return new CallbackError('bad_cipher', `The ciphertext ${fault}: is the EncodingAESKey the right one?`);
}
