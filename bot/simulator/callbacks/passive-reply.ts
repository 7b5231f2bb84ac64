import { XMLParser } from 'fast-xml-parser';
import type { CallbackCrypto } from '../../wecom/crypto.ts';

/** Parsed XML: text stays text, so that long numbers survive. */
export type XmlNode = string | XmlObject | readonly XmlNode[];
export interface XmlObject {
  readonly [name: string]: XmlNode | undefined;
}

/** What an answer to a callback says: nothing, something legible, or something that the platform would throw away. */
export type PassiveReply =
  { type: 'none' } | { type: 'reply'; plain: string; xml: XmlObject } | { type: 'bad'; reason: string };

const parser = new XMLParser({ parseTagValue: false, processEntities: false, ignoreAttributes: true });

const isObject = (node: XmlNode | undefined): node is XmlObject =>
  typeof node === 'object' && !Array.isArray(node);

function parse(text: string): XmlObject | null {
  try {
    const root = (parser.parse(text) as XmlObject).xml;
    return isObject(root) ? root : null;
  } catch {
    return null;
  }
}

/** Opens an answer's body (WeCom developer docs path/90241): empty, `success`, or an encrypted and signed reply. */
export function openReply(
  body: string,
  crypto: CallbackCrypto,
  expected: { userid: string; corpId: string },
): PassiveReply {
  if (body === '' || body === 'success') return { type: 'none' };
  const outer = parse(body);
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = outer ?? {};
  if (
    typeof Encrypt !== 'string' ||
    typeof MsgSignature !== 'string' ||
    typeof TimeStamp !== 'string' ||
    typeof Nonce !== 'string'
  ) {
    return {
      type: 'bad',
      reason: '回应既不是空、success，也不是带 Encrypt、MsgSignature、TimeStamp、Nonce 的 XML',
    };
  }
  if (!crypto.verify(MsgSignature, TimeStamp, Nonce, Encrypt)) {
    return { type: 'bad', reason: '被动回复的 MsgSignature 不对' };
  }
  return decrypt(Encrypt, crypto, expected);
}

function decrypt(
  encrypted: string,
  crypto: CallbackCrypto,
  { userid, corpId }: { userid: string; corpId: string },
): PassiveReply {
  let plain: string;
  try {
    plain = crypto.decrypt(encrypted).message;
  } catch {
    return { type: 'bad', reason: '被动回复解不开，请检查 EncodingAESKey 和 receiveid' };
  }
  const xml = parse(plain);
  if (!xml) return { type: 'bad', reason: '被动回复解密后不是 XML' };
  if (xml.ToUserName !== userid || xml.FromUserName !== corpId) {
    return { type: 'bad', reason: 'ToUserName 应是成员的 userid，FromUserName 应是 corpid' };
  }
  return { type: 'reply', plain, xml };
}
