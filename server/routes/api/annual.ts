import { annualEndpoints } from '../../contract/annual.ts';
import type {
  createChangeAnnual,
  createListAnnual,
  createReadAnnual,
  createReadAnnualVersion,
  createSubmitAnnual,
} from '../../services/annual/applicant.ts';
import { route, type Route } from './handler.ts';

export interface AnnualServices {
  list: ReturnType<typeof createListAnnual>;
  read: ReturnType<typeof createReadAnnual>;
  change: ReturnType<typeof createChangeAnnual>;
  submit: ReturnType<typeof createSubmitAnnual>;
  version: ReturnType<typeof createReadAnnualVersion>;
}

export function createAnnualRoutes(services: AnnualServices): Route[] {
  const { list, read, change, submit, version } = annualEndpoints;
  return [
    route(list, ({ params }) => services.list(params.application)),
    route(read, ({ params, role }) => services.read(params, role!)),
    route(change, ({ params, body, actor, role, key, now }) =>
      services.change({ ...params, ...body, contactId: actor.contactId, role: role!, key, now }),
    ),
    route(submit, ({ params, body, actor, key, now }) =>
      services.submit({ ...params, ...body, contactId: actor.contactId, key, now }),
    ),
    route(version, ({ params }) => services.version(params)),
  ];
}
