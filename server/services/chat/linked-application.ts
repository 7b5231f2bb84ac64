import type { SyncMessage } from '../../../bot/ports.ts';
import type { ReadApplicationForChat } from '../applications/ports.ts';
import { idFrom } from '../id-from.ts';
import { messageFor } from './message-for.ts';
import type { ConversationNews } from './ports.ts';

export interface LinkedApplicationDeps {
  news: Pick<ConversationNews, 'linkOf'>;
  read: ReadApplicationForChat;
}

/** What the conversation of a person is to know of their application; null where they have none. */
export const createLinkedApplication =
  ({ news, read }: LinkedApplicationDeps) =>
  async (identity: string): Promise<SyncMessage | null> => {
    const link = await news.linkOf(idFrom('contact', identity));
    const application = link?.application ? await read(link.application) : null;
    return application && messageFor(application);
  };
