import type { Redis } from 'ioredis';
import type { ConversationState } from '../../bot/conversation/types.ts';
import { createConversations } from '../../server/stores/redis/conversations.ts';
import { baoshan } from '../support/packs.ts';

const state: ConversationState = {
  pack: { id: baoshan.manifest.id, version: baoshan.manifest.version },
  checking: true,
  facts: {
    'lead.kind': 'leading_enterprise',
    'members.enterprises': 3,
    'members.research': 2,
    field: 'robotics',
  },
  focus: null,
  skipped: [],
  answered: ['lead.kind', 'members.enterprises', 'members.research', 'field'],
  undo: null,
  ticked: null,
  told: null,
  lastAt: Date.now(),
  application: null,
};

/** Conversations of people who are not talking at the moment. */
export async function storeSessions(redis: Redis, count: number): Promise<void> {
  const kept = createConversations(redis);
  const now = Date.now();
  for (let from = 0; from < count; from += 1000) {
    const batch = Array.from({ length: 1000 }, (_, index) =>
      kept.commit({
        person: `wecom:stored:${from + index}`,
        key: 'k',
        version: 0,
        state,
        outgoing: [],
        requests: [],
        now,
      }),
    );
    await Promise.all(batch);
  }
}
