import { createReceiver } from '../../bot/bot.ts';
import { isSilent, silentTurn } from '../../bot/conversation/silent-turn.ts';
import type { Message } from '../../bot/conversation/types.ts';
import type { Log } from '../log.ts';
import { systemClock } from '../queue/clock.ts';
import { createConversationSync, type ConversationSync } from '../queue/conversation-sync.ts';
import { createApplyChatFacts } from '../services/applications/apply-chat-facts.ts';
import { createReadApplicationForChat } from '../services/applications/application-for-chat.ts';
import type { AfterChange, ApplyChatFacts, ReadApplicationForChat } from '../services/applications/ports.ts';
import type { ConversationNews, Tell, TellRefusal } from '../services/chat/ports.ts';
import type { PackShelf } from '../services/programme/pack-shelf.ts';
import { createTellNews } from '../services/chat/tell-news.ts';
import { createRoles } from '../stores/accounts/roles.ts';
import { createApplications } from '../stores/applications/applications.ts';
import { createConversationNews } from '../stores/conversation-news.ts';
import type { PrismaClient } from '../stores/database.ts';
import type { RedisClient } from '../stores/redis/client.ts';
import { createConversations } from '../stores/redis/conversations.ts';
import type { Layout } from '../stores/redis/layout.ts';
import type { Teardown } from './teardown.ts';

/** What applications have to say to conversations, and hear from them. */
export interface ChatServices {
  news: ConversationNews;
  read: ReadApplicationForChat;
  apply: ApplyChatFacts;
}

/** @param afterChange told of every change of a draft that was made in chat */
export function createChatServices(
  packs: PackShelf,
  prisma: PrismaClient,
  clock: () => number,
  afterChange: AfterChange = () => {},
): ChatServices {
  const applications = createApplications(prisma);
  const roles = createRoles(prisma);
  return {
    news: createConversationNews(prisma),
    read: createReadApplicationForChat({ packs, applications, clock }),
    apply: createApplyChatFacts({ packs, applications, roles, afterChange }),
  };
}

/** A word to a conversation by itself: committed like a turn of the person, and silent. */
export interface Telling {
  tell: Tell;
  tellRefusal: TellRefusal;
}

export interface TellingParts {
  packs: PackShelf;
  redis: RedisClient;
  layout: Layout;
  clock: () => number;
  /** Names one attempt: telling the same again is told from having been told by what the conversation knows. */
  newId: () => string;
}

export function createTelling({ packs, redis, layout, clock, newId }: TellingParts): Telling {
  const receive = createReceiver({
    takeTurn(state, message: Message, now) {
      if (!isSilent(message)) throw new Error('an application speaks in no other way');
      return silentTurn(packs.at(new Date(now)), state, message);
    },
    // Not those of the bot, which may remember a conversation as it was: here, what is old news is judged by it.
    conversations: createConversations(redis, { layout }),
    render: () => [],
    clock,
  });
  const send = async (person: string, about: string, message: Message): Promise<void> => {
    await receive({ person, key: `${message.type}:${about}:${newId()}`, message, attached: [] });
  };
  return {
    tell: (identity, message) => send(identity, message.application?.id ?? '', message),
    tellRefusal: (identity, application, at) =>
      send(identity, application, { type: 'refused', application, at }),
  };
}

/** Conversations are being told when this returns. */
export function startNews(
  { news, read }: Pick<ChatServices, 'news' | 'read'>,
  { tell }: Telling,
  log: Log,
  teardown: Teardown,
): ConversationSync {
  const sync = createConversationSync({
    waiting: (limit, besides) => news.waiting(limit, besides),
    tell: createTellNews({ news, read, tell }),
    clock: systemClock,
    random: Math.random,
    onError: (err) => log.warn({ err }, 'news of applications'),
  });
  sync.start();
  teardown.add('news of applications', sync.stop);
  return sync;
}
