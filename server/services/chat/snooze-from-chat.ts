import type { SnoozeReminders } from '../../../bot/ports.ts';
import { idFrom } from '../id-from.ts';
import type { SnoozeWish } from '../reminders/snooze.ts';

export interface SnoozeFromChatDeps {
  snooze: (wish: SnoozeWish) => Promise<unknown>;
  /** Whether the person still belongs to the application's organisation. */
  belongs: (contactId: string, applicationId: string) => Promise<boolean>;
}

/** Carries out what a person said of their reminders. */
export const createSnoozeFromChat =
  ({ snooze, belongs }: SnoozeFromChatDeps) =>
  async (person: string, { application, until, at }: SnoozeReminders): Promise<void> => {
    const contactId = idFrom('contact', person);
    if (!(await belongs(contactId, application))) return;
    await snooze({ applicationId: application, contactId, until: new Date(until), now: new Date(at) });
  };
