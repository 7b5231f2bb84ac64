import type { Consents, Contact, Contacts } from './ports.ts';

export interface SessionView {
  contact: Contact | null;
  consentGivenAt: Date | null;
}

/** Who is signed in, if anybody, and whether they have agreed to the notice as it stands. */
export const createReadSession =
  (contacts: Contacts, consents: Consents, version: string) =>
  async (contactId: string | null): Promise<SessionView> => {
    const contact = contactId === null ? null : await contacts.read(contactId);
    if (contact === null) return { contact: null, consentGivenAt: null };
    return { contact, consentGivenAt: await consents.givenAt(contact.id, version) };
  };
