import { buildXml, type XmlValue } from '../../bot/wecom/build-xml.ts';
import { createCallbackCrypto } from '../../bot/wecom/crypto.ts';
import { createAppReceiver } from '../../bot/wecom/app/receive.ts';

export const CORP = 'ww0123456789abcdef';
export const AGENT = 1000002;
export const NOW = Date.parse('2026-03-02T09:00:00+08:00');
export const SECONDS = Math.floor(NOW / 1000);

export const crypto = createCallbackCrypto({
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: CORP,
});
const LABELS: Readonly<Record<string, string>> = { 'answer|agreement.signed|yes|1': '是' };
export const receiver = createAppReceiver({
  crypto,
  corpId: CORP,
  agentId: AGENT,
  clock: () => NOW,
  labelOf: (option) => LABELS[option],
});

const RANDOM = Buffer.from('0123456789abcdef');

/** The fields that every message and event has, as the platform sends them. */
export function inner(fields: Readonly<Record<string, XmlValue | undefined>>): string {
  return buildXml('xml', {
    ToUserName: CORP,
    FromUserName: 'zhangsan',
    CreateTime: SECONDS,
    AgentID: AGENT,
    ...fields,
  });
}

export function envelope(encrypted: string, to = CORP): string {
  return buildXml('xml', { ToUserName: to, AgentID: AGENT, Encrypt: encrypted });
}

/** Signed and enciphered as the platform does. */
export function callback(message: string, timestamp = String(SECONDS), nonce = '1372623149') {
  const encrypted = crypto.encrypt(message, RANDOM);
  const msg_signature = crypto.sign(timestamp, nonce, encrypted);
  return { query: { msg_signature, timestamp, nonce }, encrypted, body: envelope(encrypted) };
}

export function receive(fields: Readonly<Record<string, XmlValue | undefined>>) {
  const { query, body } = callback(inner(fields));
  return receiver.receive(query, body);
}

/** A tap on a card’s button, and the handing in of a list. */
export const button = {
  MsgType: 'event',
  Event: 'template_card_event',
  EventKey: 'answer|agreement.signed|yes|1',
  TaskId: 'turn-0',
  CardType: 'button_interaction',
  ResponseCode: 'code-1',
};
export const tickCard = { ...button, EventKey: 'submit|mechanisms|1', CardType: 'vote_interaction' };
export const ticked = (...ids: string[]) => ({
  SelectedItem: { QuestionKey: 'mechanisms', OptionIds: { OptionId: ids } },
});
