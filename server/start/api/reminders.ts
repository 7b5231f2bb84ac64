import { createReminderRoutes } from '../../routes/api/reminders.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createListReminders } from '../../services/reminders/list-reminders.ts';
import { createSnooze } from '../../services/reminders/snooze.ts';
import { createSnoozes } from '../../stores/reminders/snoozes.ts';
import type { ApiParts } from '../api.ts';
import { openSettings } from '../settings.ts';

export function createRemindersApi(parts: ApiParts): Route[] {
  const snoozes = createSnoozes(parts.prisma);
  const deps = { snoozes, settings: openSettings(parts) };
  return createReminderRoutes({
    list: createListReminders(deps),
    snooze: createSnooze(deps),
    unsnooze: snoozes.unsnooze,
  });
}
