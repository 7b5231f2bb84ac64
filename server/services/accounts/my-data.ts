import type { Conversations } from '../../../bot/ports.ts';
import type { Contact, Contacts } from './ports.ts';

/** What the database holds about a person, by kind of record. */
export type PersonalData = (contact: Contact) => Promise<Readonly<Record<string, readonly unknown[]>>>;

/** Everything kept about the person: who they are, what they did, and their conversation as it stands. */
export const createMyData =
  (contacts: Contacts, personalData: PersonalData, conversations: Pick<Conversations, 'load'>) =>
  async (contactId: string) => {
    const contact = (await contacts.read(contactId))!;
    // No message has this key: the conversation is looked at, not carried on.
    const { state } = await conversations.load(contact.identity, 'my-data');
    return { contact, identity: contact.identity, ...(await personalData(contact)), conversation: state };
  };
