import { z } from 'zod';
import { idSchema, pageOf, pageQuery, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What a person is told: every notice stands here, whether or not a message went out for it. */
export const inboxItemSchema = z.strictObject({
  id: idSchema,
  event: z.string(),
  title: z.string(),
  text: z.string(),
  /** A path of our own pages. */
  link: z.string().nullable(),
  items: z.array(z.strictObject({ title: z.string(), reason: z.string(), link: z.string().nullable() })),
  /** What it rests on. */
  clauses: z.array(z.string()),
  at: timeSchema,
  read: z.boolean(),
});

const unreadSchema = z.strictObject({ unread: z.number().int() });

export const inboxEndpoints = {
  list: endpoint({
    id: 'inbox.list',
    method: 'GET',
    path: '/api/inbox',
    summary: 'What the person was told, the latest first',
    access: 'session',
    limit: 'read',
    query: pageQuery,
    response: pageOf(inboxItemSchema),
  }),
  unread: endpoint({
    id: 'inbox.unread',
    method: 'GET',
    path: '/api/inbox/unread',
    summary: 'How much of it the person has not opened yet',
    access: 'session',
    limit: 'read',
    response: unreadSchema,
  }),
  read: endpoint({
    id: 'inbox.read',
    method: 'POST',
    path: '/api/inbox/read',
    summary: 'Marks notices as read: those named, or all that came up to a moment',
    access: 'session',
    limit: 'write',
    body: z.union([
      z.strictObject({ notices: z.array(idSchema).min(1).max(100) }),
      z.strictObject({ upTo: timeSchema }),
    ]),
    response: unreadSchema,
  }),
  preferences: endpoint({
    id: 'inbox.preferences',
    method: 'GET',
    path: '/api/inbox/preferences',
    summary: 'What the person may be sent messages of, and whether they want them',
    access: 'session',
    limit: 'read',
    response: z.strictObject({
      items: z.array(
        z.strictObject({
          event: z.string(),
          name: z.string(),
          /** Cannot be turned off. */
          mandatory: z.boolean(),
          wanted: z.boolean(),
        }),
      ),
      /** Whether messages reach the person at all: whoever is no member of the office's corp finds them here alone. */
      reached: z.boolean(),
    }),
  }),
  prefer: endpoint({
    id: 'inbox.prefer',
    method: 'PUT',
    path: '/api/inbox/preferences/:event',
    summary: 'Says whether the person wants messages of an event; the inbox has it in any case',
    access: 'session',
    limit: 'write',
    params: z.strictObject({ event: z.string().regex(/^[a-z_]{1,60}$/) }),
    body: z.strictObject({ wanted: z.boolean() }),
    problems: ['mandatory_notice', 'no_such_notice'],
  }),
};
