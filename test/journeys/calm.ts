import { createEars } from '../../bot/conversation/ears.ts';
import { createTurn } from '../../bot/conversation/turn.ts';
import type { ConversationState, Request } from '../../bot/conversation/types.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import type { Outgoing } from '../../bot/ports.ts';
import { createLabelOf } from '../../bot/wecom/app/option-label.ts';
import { createAppReceiver } from '../../bot/wecom/app/receive.ts';
import { createAppRenderer } from '../../bot/wecom/app/render.ts';
import { createCallbackCrypto } from '../../bot/wecom/crypto.ts';
import { ACCOUNT } from './account.ts';
import type { Callback } from './callbacks.ts';
import { shownLine } from './wecom-api.ts';

export interface CalmTurn {
  state: ConversationState | null;
  outgoing: readonly Outgoing[];
  requests: readonly Request[];
}

/** What one callback leads to when nothing goes wrong and nobody else is about: no store, no network, no clock that matters. */
export type TakeCalmly = (state: ConversationState | null, callback: Callback) => CalmTurn;

export function createCalm(pack: Pack): TakeCalmly {
  const { corpId, agentId, callbackToken: token, callbackAesKey: encodingAesKey } = ACCOUNT;
  const receiver = createAppReceiver({
    crypto: createCallbackCrypto({ token, encodingAesKey, receiveId: corpId }),
    corpId,
    agentId,
    clock: Date.now,
    labelOf: createLabelOf(pack),
  });
  const takeTurn = createTurn(pack, createEars(pack));
  const render = createAppRenderer({ agentId, cards: true, publicUrl: () => null });
  return (state, { query, body }) => {
    const inbound = receiver.receive(query, body);
    if (inbound === null) return { state, outgoing: [], requests: [] };
    const turn = takeTurn(state, inbound.message, Date.now());
    return {
      state: JSON.parse(JSON.stringify(turn.state)) as ConversationState,
      outgoing: [...inbound.attached, ...render(turn.replies, inbound.person, inbound.key, 0)],
      requests: turn.requests,
    };
  };
}

/** As the stand-in of the platform's API notes a call. */
export const lineOf = ({ path, body }: Outgoing) => shownLine(path, JSON.stringify(body));

export function outgoingOf(line: string): Outgoing {
  const blank = line.indexOf(' ');
  return { path: line.slice(0, blank), body: JSON.parse(line.slice(blank + 1)) as Outgoing['body'] };
}
