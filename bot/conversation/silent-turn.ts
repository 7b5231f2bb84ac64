import type { Pack } from '../policy/pack.ts';
import { freshState } from './state.ts';
import { takeRefusal, takeSync } from './sync.ts';
import type { ConversationState, Message, Turn } from './types.ts';

/** What the application says to a conversation: nobody spoke, so nothing is answered. */
export type Silent = Extract<Message, { type: 'sync' | 'refused' }>;

export const isSilent = (message: Message): message is Silent =>
  message.type === 'sync' || message.type === 'refused';

/** A turn without a word. Where there was nothing new, the state that comes back is the very one that was stored. */
export function silentTurn(pack: Pack, stored: ConversationState | null, message: Silent): Turn {
  const state =
    message.type === 'sync'
      ? takeSync(pack, stored, message)
      : (takeRefusal(stored, message) ?? freshState(pack, 0));
  return { state, replies: [], requests: [], intent: 'command', asking: null, verdict: null };
}
