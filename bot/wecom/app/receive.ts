import type { Inbound } from '../../ports.ts';
import { CallbackError } from '../callback-error.ts';
import { personOf } from '../person.ts';
import { childText, parseXml } from '../xml.ts';
import { keyOf } from './callback-key.ts';
import { usedCard } from './card-update.ts';
import { messageOf } from './messages.ts';
import { createVerifier, parameter, type CallbackQuery, type Verification } from './verify.ts';

export interface AppReceiver {
  /** What the GET of a URL verification is answered with, to the byte (WeCom developer docs path/90930). */
  verifyUrl(query: CallbackQuery): string;
  /**
   * What a person did; null for a valid callback with nothing to do. The same request sent again gives the same `key`.
   * Both methods throw CallbackError and nothing else.
   */
  receive(query: CallbackQuery, body: string): Inbound | null;
}

export interface AppReceiverOptions extends Verification {
  corpId: string;
  agentId: number;
  /** What a person sees of an option, for the mark that is left on a used card. */
  labelOf?: (option: string) => string | undefined;
}

/** The callback side of a self-built app (WeCom developer docs path/90238 to path/90240). */
export function createAppReceiver(options: AppReceiverOptions): AppReceiver {
  const { crypto, corpId, agentId, labelOf = () => undefined } = options;
  const verify = createVerifier(options);

  return {
    verifyUrl(query) {
      // A `+` of the base64 that was not percent-encoded has arrived as a space.
      const echo = parameter(query, 'echostr').replaceAll(' ', '+');
      verify(query, echo);
      return crypto.decrypt(echo).message;
    },

    receive(query, body) {
      const envelope = parseXml(body);
      if (childText(envelope, 'ToUserName') !== corpId) throw wrongReceiver('corp');
      const encrypted = childText(envelope, 'Encrypt').trim();
      verify(query, encrypted);
      const event = parseXml(crypto.decrypt(encrypted).message);

      const message = messageOf(event);
      if (message === null) return null;
      const agent = childText(event, 'AgentID');
      if (agent !== '' && agent !== String(agentId)) throw wrongReceiver('app');
      const userId = childText(event, 'FromUserName');
      if (userId === '') throw new CallbackError('bad_xml', 'The callback names no sender.');
      const person = personOf(corpId, userId);
      return {
        person,
        key: keyOf(event),
        message,
        attached: usedCard({ event, message, person, agentId, labelOf }),
      };
    },
  };
}

function wrongReceiver(what: string): CallbackError {
  return new CallbackError('wrong_receiver', `The callback is meant for another ${what}.`);
}
