import type { Role } from '../../contract/common.ts';
import { permits } from '../../permissions/table.ts';
import type {
  Colleague,
  Invitation,
  Invitations,
  JoinRequest,
  Organisation,
  Organisations,
} from './ports.ts';

export interface OrganisationView extends Organisation {
  role: Role;
  colleagues: Colleague[];
  invitations: Invitation[];
  requests: JoinRequest[];
}

/** Whoever may not invite does not see who is invited either. */
export const createReadOrganisation =
  (organisations: Organisations, invitations: Invitations) =>
  async (id: string, role: Role, now: Date): Promise<OrganisationView> => {
    const inviting = permits('organisation.invite', role);
    return {
      ...(await organisations.read(id)),
      role,
      invitations: inviting ? await invitations.open(id, now) : [],
      requests: inviting ? await invitations.waiting(id) : [],
    };
  };
