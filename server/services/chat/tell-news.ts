import type { ReadApplicationForChat } from '../applications/ports.ts';
import { messageFor } from './message-for.ts';
import type { ConversationNews, Link, News, Tell } from './ports.ts';

export interface TellNewsDeps {
  news: Pick<ConversationNews, 'listeners' | 'linkOf' | 'told'>;
  read: ReadApplicationForChat;
  tell: Tell;
}

/** Someone who keeps switching between applications is told again by the news of the latest switch. */
const MOST_SWITCHES = 5;

/**
 * Tells the conversations of one application what has become of it, then forgets the news. What is told is how things stand now, so
 * that it may be told again, by others at the same time, or after a crash.
 */
export function createTellNews({
  news,
  read,
  tell,
}: TellNewsDeps): (waiting: readonly News[]) => Promise<void> {
  const tellHowItStands = async ({ identity, application }: Link): Promise<void> =>
    tell(identity, messageFor(application === null ? null : await read(application)));

  /** A contact who meanwhile went over to another application may have been told of both in the wrong order. */
  async function tellContact(contact: string): Promise<void> {
    let link = await news.linkOf(contact);
    for (let switches = 0; link !== null && switches < MOST_SWITCHES; switches += 1) {
      await tellHowItStands(link);
      const now = await news.linkOf(contact);
      if (now?.application === link.application) return;
      link = now;
    }
  }

  return async (waiting) => {
    const contacts = new Set(waiting.flatMap(({ contact }) => contact ?? []));
    for (const application of new Set(waiting.filter(({ contact }) => contact === null).map(applicationOf))) {
      for (const contact of await news.listeners(application)) contacts.add(contact);
    }
    const told = await Promise.allSettled([...contacts].map(tellContact));
    const failed = told.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    await news.told(waiting.map(({ id }) => id));
  };
}

const applicationOf = ({ application }: News): string => application;
