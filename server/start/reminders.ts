import { createSnoozeFromChat } from '../services/chat/snooze-from-chat.ts';
import { createSnooze } from '../services/reminders/snooze.ts';
import { createRoles } from '../stores/accounts/roles.ts';
import { createSnoozes } from '../stores/reminders/snoozes.ts';
import { openSettings, type SettingParts } from './settings.ts';

/** What is said in chat of being reminded later. */
export function createChatSnooze(parts: SettingParts) {
  const roles = createRoles(parts.prisma);
  return createSnoozeFromChat({
    snooze: createSnooze({ snoozes: createSnoozes(parts.prisma), settings: openSettings(parts) }),
    belongs: async (contactId, application) => (await roles.inApplication(contactId, application)) !== null,
  });
}
