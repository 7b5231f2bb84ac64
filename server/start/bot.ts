import { createReceiver, type BotParts } from '../../bot/bot.ts';
import type { Conversations } from '../../bot/ports.ts';
import { createAppReceiver } from '../../bot/wecom/app/receive.ts';
import { createAppRenderer } from '../../bot/wecom/app/render.ts';
import { createCallbackCrypto } from '../../bot/wecom/crypto.ts';
import type { WecomCallbackDeps } from '../routes/wecom-callback.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';
import { createPackLabels, createPackTurns } from './pack-turns.ts';
import type { WecomAccount } from './wecom-account.ts';

export interface BotSurroundings {
  /** Where people reach the mini-app; null while or where that is not known. */
  publicUrl: () => string | null;
  recall: NonNullable<BotParts['recall']>;
}

/** The programme, spoken of on the self-built app: from a callback to a committed turn. */
export function createBot(
  packs: PackShelf,
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
      labelOf: createPackLabels(packs),
    }),
    receive: createReceiver({
      takeTurn: createPackTurns(packs, clock()),
      conversations,
      render: createAppRenderer({ agentId, cards: true, publicUrl }),
      clock,
      recall,
    }),
  };
}
