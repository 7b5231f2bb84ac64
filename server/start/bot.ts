import { createReceiver, type BotParts } from '../../bot/bot.ts';
import { createEars } from '../../bot/conversation/ears.ts';
import { createTurn } from '../../bot/conversation/turn.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import type { Conversations } from '../../bot/ports.ts';
import { createLabelOf } from '../../bot/wecom/app/option-label.ts';
import { createAppReceiver } from '../../bot/wecom/app/receive.ts';
import { createAppRenderer } from '../../bot/wecom/app/render.ts';
import { createCallbackCrypto } from '../../bot/wecom/crypto.ts';
import type { WecomCallbackDeps } from '../routes/wecom-callback.ts';
import type { WecomAccount } from './wecom-account.ts';

export interface BotSurroundings {
  /** Where people reach the mini-app; null while or where that is not known. */
  publicUrl: () => string | null;
  recall: NonNullable<BotParts['recall']>;
}

/** A pack, spoken of on the self-built app: from a callback to a committed turn. */
export function createBot(
  pack: Pack,
  account: WecomAccount,
  conversations: Conversations,
  { publicUrl, recall }: BotSurroundings,
): WecomCallbackDeps {
  const { corpId, agentId, callbackToken, callbackAesKey } = account.settings;
  const clock = () => account.now();
  return {
    receiver: createAppReceiver({
      crypto: createCallbackCrypto({
        token: callbackToken,
        encodingAesKey: callbackAesKey,
        receiveId: corpId,
      }),
      corpId,
      agentId,
      // Callbacks are signed at the true time, even by a stand-in whose own clock has been moved.
      clock: Date.now,
      labelOf: createLabelOf(pack),
    }),
    receive: createReceiver({
      takeTurn: createTurn(pack, createEars(pack)),
      conversations,
      render: createAppRenderer({ agentId, cards: true, publicUrl }),
      clock,
      recall,
    }),
  };
}
