import { z } from 'zod';
import { applicationParams } from './applications.ts';
import { idSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const REMINDER_KINDS = ['annual', 'correction', 'notice_end', 'validity', 'rectification'] as const;

export const reminderSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(REMINDER_KINDS),
  /** Of an annual report; null for other kinds. */
  year: z.number().int().nullable(),
  dueOn: day,
  /** Until it is due; negative when it is late. */
  daysLeft: z.number().int(),
  count: z.enum(['working', 'calendar']),
  /** Reckoned over a year whose holidays are not published yet. */
  provisional: z.boolean(),
  /** When the person is told next; null: not any more. */
  nextAt: timeSchema.nullable(),
  snoozedUntil: timeSchema.nullable(),
  /** The last day to which it can be put off. */
  latest: day,
});

const listSchema = z.strictObject({ items: z.array(reminderSchema) });

export const reminderEndpoints = {
  list: endpoint({
    id: 'reminders.list',
    method: 'GET',
    path: '/api/applications/:application/reminders',
    summary: 'What waits in an application and is reminded of, the most urgent first',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    response: listSchema,
  }),
  snooze: endpoint({
    id: 'reminders.snooze',
    method: 'PUT',
    path: '/api/applications/:application/reminders/:reminder/snooze',
    summary: 'Puts a reminder off for the person who asks, as far as its due day allows',
    access: 'application.edit',
    limit: 'write',
    params: applicationParams.extend({ reminder: idSchema }),
    /** Null: remind me as everybody. */
    body: z.strictObject({ until: day.nullable() }),
    response: listSchema,
    problems: ['no_reminder'],
  }),
};
