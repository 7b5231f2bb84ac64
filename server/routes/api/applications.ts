import { applicationEndpoints } from '../../contract/applications.ts';
import type { createChangeFields } from '../../services/applications/change-fields.ts';
import type { createCreateApplication } from '../../services/applications/create-application.ts';
import type { createListApplications } from '../../services/applications/list-applications.ts';
import type { createReadApplication } from '../../services/applications/read-application.ts';
import type { createReadEvents } from '../../services/applications/read-events.ts';
import type { createReadHistory } from '../../services/applications/read-history.ts';
import { route, type Route } from './handler.ts';

export interface ApplicationServices {
  list: ReturnType<typeof createListApplications>;
  create: ReturnType<typeof createCreateApplication>;
  read: ReturnType<typeof createReadApplication>;
  change: ReturnType<typeof createChangeFields>;
  history: ReturnType<typeof createReadHistory>;
  events: ReturnType<typeof createReadEvents>;
}

export function createApplicationRoutes(services: ApplicationServices): Route[] {
  const { list, create, read, change, history, events } = applicationEndpoints;
  return [
    route(list, ({ actor, query, now }) => services.list(actor.contactId, query, now)),
    route(create, ({ actor, body, key, now }) => services.create({ ...body, actor, key, now })),
    route(read, ({ params, role, now }) => services.read(params.application, role!, now)),
    route(change, ({ params, body, actor, role, key, now }) =>
      services.change({
        ...{ application: params.application, changes: body.changes },
        ...{ contactId: actor.contactId, role: role!, key, now },
      }),
    ),
    route(history, ({ params, query }) => services.history(params.application, query)),
    route(events, ({ params, query }) => services.events(params.application, query)),
  ];
}
