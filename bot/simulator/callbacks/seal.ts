import { createCallbackCrypto, type CallbackCrypto } from '../../wecom/crypto.ts';
import type { Platform } from '../platform.ts';
import { cdata } from './plain-xml.ts';

/** Encrypts and signs what goes to the callback URL (WeCom developer docs path/90930 and path/90968). */
export interface Seal {
  /** `plain` as the address and body of a POST. */
  post(plain: string): { url: string; body: string };
  /** The address of the GET that verifies `callbackUrl`, with `echo` encrypted in it. */
  verification(callbackUrl: string, echo: string): string;
  crypto: CallbackCrypto;
}

/**
 * The signature's timestamp is `wire()`, the true time, whatever the stand-in's clock has been moved by: the receiver judges
 * freshness by its own clock.
 */
export function createSeal(platform: Platform, wire: () => number): Seal {
  const { corpId, agentId, callbackToken, encodingAesKey } = platform.credentials;
  const { random } = platform.world;
  const crypto = createCallbackCrypto({ token: callbackToken, encodingAesKey, receiveId: corpId });

  const signed = (address: string, encrypted: string): URL => {
    const timestamp = String(Math.floor(wire() / 1000));
    const nonce = String(Buffer.from(random(4)).readUInt32BE());
    const url = new URL(address);
    url.searchParams.set('msg_signature', crypto.sign(timestamp, nonce, encrypted));
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('nonce', nonce);
    return url;
  };

  return {
    crypto,
    post(plain) {
      const encrypted = crypto.encrypt(plain, random(16));
      const body = [
        `<xml><ToUserName>${cdata(corpId)}</ToUserName>`,
        `<AgentID>${cdata(String(agentId))}</AgentID>`,
        `<Encrypt>${cdata(encrypted)}</Encrypt></xml>`,
      ].join('');
      return { url: signed(platform.callbackUrl ?? '', encrypted).href, body };
    },
    verification(callbackUrl, echo) {
      const encrypted = crypto.encrypt(echo, random(16));
      const url = signed(callbackUrl, encrypted);
      url.searchParams.set('echostr', encrypted);
      return url.href;
    },
  };
}
