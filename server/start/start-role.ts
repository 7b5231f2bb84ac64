import type { Conversations } from '../../bot/ports.ts';
import { closeRedis, connectRedis } from '../stores/redis/client.ts';
import { createConversations } from '../stores/redis/conversations.ts';
import { createLayout, type Layout } from '../stores/redis/layout.ts';
import { createNudgePublisher, subscribeToNudges, type Nudges } from '../stores/redis/nudges.ts';
import { startDelivery, type DeliveryParts } from './delivery.ts';
import type { Role } from './role.ts';
import type { Teardown } from './teardown.ts';

export interface RoleParts extends Omit<DeliveryParts, 'layout'> {
  redisUrl: string;
}

/** Starts the delivery where the role includes it; answers with the conversations that callbacks are to be part of, null for none. */
export async function startRole(
  role: Role,
  parts: RoleParts,
  teardown: Teardown,
): Promise<Conversations | null> {
  const { redis, log } = parts;
  const layout = createLayout();
  if (role === 'web') {
    const onError = (err: unknown) => log.debug({ err }, 'announcement of a turn');
    return conversations(parts, layout, createNudgePublisher(redis, layout, onError));
  }
  const nudges = startDelivery({ ...parts, layout }, teardown);
  if (role === 'all') return conversations(parts, layout, nudges);
  await hearOthers(parts, layout, nudges, teardown);
  return null;
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
