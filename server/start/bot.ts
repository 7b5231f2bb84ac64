import { createReceiver } from '../../bot/bot.ts';
import { createEars } from '../../bot/conversation/ears.ts';
import { readOptionId } from '../../bot/conversation/option-id.ts';
import { createTurn } from '../../bot/conversation/turn.ts';
import { valueLabel } from '../../bot/conversation/values.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import type { Conversations } from '../../bot/ports.ts';
import { createAppReceiver } from '../../bot/wecom/app/receive.ts';
import { renderReplies } from '../../bot/wecom/app/render.ts';
import { taskIdBaseOf } from '../../bot/wecom/app/task-id.ts';
import { createCallbackCrypto } from '../../bot/wecom/crypto.ts';
import { userIdOf } from '../../bot/wecom/person.ts';
import type { WecomCallbackDeps } from '../routes/wecom-callback.ts';
import type { WecomAccount } from './wecom-account.ts';

/** A pack, spoken of on the self-built app: from a callback to a committed turn. */
export function createBot(
  pack: Pack,
  account: WecomAccount,
  conversations: Conversations,
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
      clock,
      labelOf: labelsOf(pack),
    }),
    receive: createReceiver({
      takeTurn: createTurn(pack, createEars(pack)),
      conversations,
      render: (replies, person, base) =>
        renderReplies(replies, {
          userId: userIdOf(person),
          agentId,
          taskIdBase: taskIdBaseOf(person, base),
          cards: true,
        }),
      clock,
    }),
  };
}

/** What stands on a used card: the answer that was tapped, where it is one. */
function labelsOf(pack: Pack) {
  return (option: string): string | undefined => {
    const tap = readOptionId(option);
    const fact = tap?.type === 'answer' ? pack.facts.get(tap.fact) : undefined;
    const chosen = fact?.type === 'yes_no' || fact?.type === 'choice';
    return tap?.type === 'answer' && fact && chosen ? valueLabel(fact, tap.value) : undefined;
  };
}
