import { isSilent } from './conversation/silent-turn.ts';
import type { TakeTurn } from './conversation/turn.ts';
import type { ConversationState, Reply, SyncMessage } from './conversation/types.ts';
import { nextVersion } from './next-version.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import type { Conversations, Inbound, Outgoing, PersonId, StoredConversation } from './ports.ts';

export interface BotParts {
  takeTurn: TakeTurn;
  conversations: Conversations;
  /**
   * How the channel shows replies; the key of the message makes the ids of its cards unique, and the same on a re-run. `turn` is the
   * version that the turn leaves, one more with every turn.
   */
  render(replies: readonly Reply[], person: PersonId, key: string, turn: number): readonly Outgoing[];
  clock(): number;
  /**
   * What is known elsewhere of a person who is new here, for those who come back after their conversation was forgotten. Asked once;
   * it is quick, and never throws: a person is answered whether it knows them or not.
   */
  recall?(person: PersonId): Promise<SyncMessage | null>;
}

export type Received = 'committed' | 'seen';

/**
 * Conflicts come only from other processes, one turn of each at a time. One process may win as long as it has messages of this person,
 * since it learns first what its own turns left; the platform waits five seconds for an answer (WeCom developer docs path/90238).
 */
const TRY_FOR_MS = 4_000;

/**
 * Takes one message of one person: resolves once its turn is committed (or was before), so that only then it is acknowledged.
 * When another turn of the same person came first, the pure turn is run again on the newer state.
 */
export function createReceiver({
  takeTurn,
  conversations,
  render,
  clock,
  recall = async () => null,
}: BotParts): (inbound: Inbound) => Promise<Received> {
  async function takeIn({ person, key, message, attached }: Inbound): Promise<Received> {
    const loaded = await conversations.load(person, key);
    if (loaded.seen) return 'seen';
    let stored: StoredConversation = loaded;
    let recalled: Promise<SyncMessage | null> | undefined;
    const remembered = async (now: number): Promise<ConversationState | null> => {
      const news = await (recalled ??= recall(person));
      return news && takeTurn(null, news, now).state;
    };
    const end = clock() + TRY_FOR_MS;
    for (let now = clock(); now <= end; now = clock()) {
      const known = stored.state ?? (isSilent(message) ? null : await remembered(now));
      const { state, replies, requests } = takeTurn(known, message, now);
      if (isSilent(message) && state === stored.state) return 'committed';
      const { version } = stored;
      const outgoing = [...attached, ...render(replies, person, key, nextVersion({ version, now }))];
      const commit = { person, key, version, state, outgoing, requests, now };
      const result = await conversations.commit(commit);
      if (typeof result === 'string') return result;
      stored = result;
    }
    throw new Error('a turn met too many conflicts');
  }

  // A dozen messages of one person at once, left to compare-and-set alone, starve some of them of every chance.
  const inTurn = createOneAtATime();
  return (inbound) => inTurn(inbound.person, () => takeIn(inbound));
}
