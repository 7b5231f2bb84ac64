import type { Contacts, Sessions } from './ports.ts';

export const createSignOut =
  (contacts: Contacts, sessions: Sessions) =>
  async (who: { contactId: string; sessionId: string }, everywhere: boolean): Promise<void> => {
    if (everywhere) await sessions.endAll(who.contactId, await contacts.raiseEpoch(who.contactId));
    await sessions.end(who.sessionId);
  };
