import type { Route } from '../../routes/api/handler.ts';
import { officePeopleRoutes } from '../../routes/api/office-people.ts';
import { createContacts } from '../../stores/accounts/contacts.ts';
import { createOfficers } from '../../stores/officers/officers.ts';
import type { ApiParts } from '../api.ts';
import { createOfficerLookup } from '../officers.ts';

/** Who works for the office. */
export function createOfficePeopleApi(parts: ApiParts): Route[] {
  const contacts = createContacts(parts.prisma);
  return officePeopleRoutes({
    officers: createOfficers(parts.prisma),
    refresh: createOfficerLookup(parts),
    nameOf: async (id) => (await contacts.read(id))?.name ?? '',
  });
}
