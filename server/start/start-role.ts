import { randomUUID } from 'node:crypto';
import type { Conversations } from '../../bot/ports.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';
import { createCarryFacts } from '../services/chat/carry-facts.ts';
import { closeRedis, connectRedis } from '../stores/redis/client.ts';
import { createConversations } from '../stores/redis/conversations.ts';
import { createLayout, type Layout } from '../stores/redis/layout.ts';
import { createNudgePublisher, subscribeToNudges, type Nudges } from '../stores/redis/nudges.ts';
import { createTelling, startNews, type ChatServices } from './chat-news.ts';
import { startDelivery, type DeliveryParts } from './delivery.ts';
import type { Role } from './role.ts';
import type { Teardown } from './teardown.ts';

export interface RoleParts extends Omit<DeliveryParts, 'layout' | 'carryFacts'> {
  redisUrl: string;
  packs: PackShelf;
  chat: ChatServices;
}

export interface RoleStarted {
  /** What callbacks are to be part of; null where this process takes none. */
  conversations: Conversations | null;
  /** News of an application may wait to be told: looked for at once where that is this process's work, and soon where it is not. */
  hurryNews: () => void;
}

/** Starts the delivery and the telling of news where the role includes them. */
export async function startRole(role: Role, parts: RoleParts, teardown: Teardown): Promise<RoleStarted> {
  const { redis, log } = parts;
  const layout = createLayout();
  if (role === 'web') {
    const onError = (err: unknown) => log.debug({ err }, 'announcement of a turn');
    const nudges = createNudgePublisher(redis, layout, onError);
    return { conversations: conversations(parts, layout, nudges), hurryNews: () => {} };
  }
  const { carryFacts, hurryNews } = startChat(parts, layout, teardown);
  const nudges = startDelivery({ ...parts, layout, carryFacts }, teardown);
  if (role === 'all') return { conversations: conversations(parts, layout, nudges), hurryNews };
  await hearOthers(parts, layout, nudges, teardown);
  return { conversations: null, hurryNews };
}

function startChat({ packs, redis, account, chat, log }: RoleParts, layout: Layout, teardown: Teardown) {
  const clock = () => account.now();
  const telling = createTelling({ packs, redis, layout, clock, newId: randomUUID });
  const { nudge: hurryNews } = startNews(chat, telling, log, teardown);
  const carryFacts = createCarryFacts({ ...chat, ...telling, clock, hurry: hurryNews });
  return { carryFacts, hurryNews };
}

/** About 3 KB each. */
const PEOPLE_REMEMBERED = 5_000;

const conversations = ({ redis }: RoleParts, layout: Layout, { outgoing, requests }: Nudges) =>
  createConversations(redis, {
    layout,
    onOutgoing: outgoing,
    onRequests: requests,
    remembered: PEOPLE_REMEMBERED,
  });

/** A connection that listens can be asked nothing else, so it is one of its own. */
async function hearOthers({ redisUrl, log }: RoleParts, layout: Layout, nudges: Nudges, teardown: Teardown) {
  const connection = connectRedis(redisUrl, {
    name: 'lianbei-nudges',
    onError: (err) => log.warn({ err }, 'connection to Redis'),
  });
  teardown.add('announcements of turns', () => closeRedis(connection));
  await subscribeToNudges(connection, nudges, layout);
}
