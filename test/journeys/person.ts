import type { Redis } from 'ioredis';
import { expect } from 'vitest';
import { createRandom } from '../support/random.ts';
import { messageRules, readable } from '../wecom/app/message-rules.ts';
import { seal } from './callbacks.ts';
import { outgoingOf } from './calm.ts';
import { createHand, type Hand } from './hand.ts';
import type { Platform } from './platform.ts';
import { settled } from './settled.ts';
import type { WecomApi } from './wecom-api.ts';

/** Someone with a phone: does one thing, and reads what came back. */
export interface PersonWithPhone {
  /** The text of all messages that the thing led to; null where the hand had nothing to do. */
  does(what: (hand: Hand) => string | null): Promise<string | null>;
}

export function createPerson(
  userId: string,
  world: { url: string; platform: Platform; api: WecomApi; redis: Redis },
): PersonWithPhone {
  const hand = createHand(userId, createRandom(1));
  let read = 0;
  return {
    async does(what) {
      const message = what(hand);
      if (message === null) return null;
      expect(await world.platform.post(world.url, seal(message))).toBe(200);
      await settled(world.redis, 20_000);
      const news = world.api.transcript(userId).slice(read).map(outgoingOf);
      read += news.length;
      hand.sees(news);
      const sent = news.filter(({ path }) => path === '/cgi-bin/message/send');
      return sent.map((outgoing) => readable(messageRules.parse(outgoing).body)).join('\n');
    },
  };
}

/** Texts are split and joined at line ends and blanks: what must be there to the letter is compared without them. */
export const withoutBlanks = (text: string) => text.replace(/\s+/gu, '');
