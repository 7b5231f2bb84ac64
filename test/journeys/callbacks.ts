import { encrypt, getSignature } from '@wecom/crypto';
import { ACCOUNT } from './account.ts';

/** One request as the platform sends it. */
export interface Callback {
  query: { msg_signature: string; timestamp: string; nonce: string };
  body: string;
}

type Fields = Readonly<Record<string, string | number>>;

/** Numbers stand bare and texts in CDATA, as the platform writes them. */
const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const elements = (fields: Fields) =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`)
    .join('');

/** The message inside a callback, before it is enciphered. `more` is XML that stands as it is. */
export function inner(userId: string, createTime: number, fields: Fields, more = ''): string {
  const common = { ToUserName: ACCOUNT.corpId, FromUserName: userId, CreateTime: createTime };
  return `<xml>${elements({ ...common, ...fields })}${more}<AgentID>${ACCOUNT.agentId}</AgentID></xml>`;
}

/** Ticked entries of a card. */
export function selectedItems(questionKey: string, optionIds: readonly string[]): string {
  const ids = optionIds.map((id) => elements({ OptionId: id })).join('');
  return `<SelectedItems><SelectedItem>${elements({ QuestionKey: questionKey })}<OptionIds>${ids}</OptionIds></SelectedItem></SelectedItems>`;
}

let nonces = 0;

/** Enciphers and signs with Tencent's own library, so that both sides of a test are not the same code. `now` in epoch milliseconds. */
export function seal(message: string, now = Date.now()): Callback {
  const encrypted = encrypt(ACCOUNT.callbackAesKey, message, ACCOUNT.corpId);
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String((nonces += 1));
  return {
    query: {
      msg_signature: getSignature(ACCOUNT.callbackToken, timestamp, nonce, encrypted),
      timestamp,
      nonce,
    },
    body: envelope(encrypted),
  };
}

export function envelope(encrypted: string): string {
  return `<xml>${elements({ ToUserName: ACCOUNT.corpId, AgentID: String(ACCOUNT.agentId), Encrypt: encrypted })}</xml>`;
}
