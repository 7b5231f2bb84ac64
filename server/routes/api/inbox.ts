import { API } from '../../contract/api.ts';
import { cutPage, readPlace } from '../../services/applications/pages.ts';
import type { Inbox, InboxNotice } from '../../services/notices/inbox-ports.ts';
import type { createReadPreferences, createSetPreference } from '../../services/notices/preferences.ts';
import { route, type Route } from './handler.ts';

export interface InboxServices {
  inbox: Inbox;
  readPreferences: ReturnType<typeof createReadPreferences>;
  setPreference: ReturnType<typeof createSetPreference>;
}

const endpoints = API.inbox;

export const inboxRoutes = ({ inbox, readPreferences, setPreference }: InboxServices): Route[] => [
  route(endpoints.list, async ({ query: { after, limit }, actor }) => {
    const rows = await inbox.list(actor.contactId, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
    return { items: items.map(present), next };
  }),
  route(endpoints.unread, async ({ actor }) => ({ unread: await inbox.unread(actor.contactId) })),
  route(endpoints.read, async ({ body, actor, now }) => {
    await inbox.read(actor.contactId, 'upTo' in body ? { upTo: new Date(body.upTo) } : body, now);
    return { unread: await inbox.unread(actor.contactId) };
  }),
  route(endpoints.preferences, ({ actor, now }) => readPreferences(actor.contactId, now)),
  route(endpoints.prefer, ({ params, body, actor, now }) =>
    setPreference(actor.contactId, params.event, body.wanted, now),
  ),
];

const present = ({ id, event, title, text, link, parts, createdAt, readAt }: InboxNotice) => ({
  ...{ id, event, title, text, link, clauses: [...(parts.clauses ?? [])] },
  items: (parts.items ?? []).map((item) => ({ title: item.title, reason: item.reason, link: item.path })),
  at: createdAt.toISOString(),
  read: readAt !== null,
});
