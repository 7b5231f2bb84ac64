import { API } from '../../contract/api.ts';
import { momentOf } from '../../services/calendar/days.ts';
import type { createListReminders } from '../../services/reminders/list-reminders.ts';
import type { SnoozeWish } from '../../services/reminders/snooze.ts';
import { route, type Route } from './handler.ts';

export interface ReminderUses {
  list: ReturnType<typeof createListReminders>;
  snooze: (wish: SnoozeWish) => Promise<unknown>;
  unsnooze: (reminder: string, contactId: string, now: Date) => Promise<void>;
}

const { reminders } = API;

export const createReminderRoutes = ({ list, snooze, unsnooze }: ReminderUses): Route[] => [
  route(reminders.list, ({ params, actor, now }) => list(params.application, actor.contactId, now)),
  route(reminders.snooze, async ({ params: { application, reminder }, body, actor, now }) => {
    const { contactId } = actor;
    if (body.until === null) await unsnooze(reminder, contactId, now);
    else {
      const until = momentOf(body.until, '00:00');
      await snooze({ applicationId: application, contactId, until, now, reminderId: reminder });
    }
    return list(application, contactId, now);
  }),
];
