import { organisationRoutes } from '../../routes/api/organisations.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createChangeRole } from '../../services/organisations/change-role.ts';
import { createClaimInvitation } from '../../services/organisations/claim-invitation.ts';
import { createDecideRequest } from '../../services/organisations/decide-request.ts';
import { createFoundOrganisation } from '../../services/organisations/found-organisation.ts';
import { createInviteColleague } from '../../services/organisations/invite-colleague.ts';
import { createReadInvitation } from '../../services/organisations/read-invitation.ts';
import { createReadOrganisation } from '../../services/organisations/read-organisation.ts';
import { createRemoveColleague } from '../../services/organisations/remove-colleague.ts';
import { createRevokeInvitation } from '../../services/organisations/revoke-invitation.ts';
import { createContacts } from '../../stores/accounts/contacts.ts';
import { createInvitations } from '../../stores/organisations/invitations.ts';
import { createMemberships } from '../../stores/organisations/memberships.ts';
import { createOrganisations } from '../../stores/organisations/organisations.ts';
import type { ApiParts } from '../api.ts';
import { newSecret } from '../new-secret.ts';

export function createOrganisationsApi({ prisma, publicUrl }: ApiParts): Route[] {
  const organisations = createOrganisations(prisma);
  const invitations = createInvitations(prisma);
  const memberships = createMemberships(prisma);
  const readInvitation = createReadInvitation(invitations, memberships);
  return organisationRoutes({
    list: organisations.ofContact,
    found: createFoundOrganisation(organisations),
    read: createReadOrganisation(organisations, invitations),
    invite: createInviteColleague(invitations, newSecret),
    revoke: createRevokeInvitation(invitations),
    readInvitation,
    claim: createClaimInvitation({ read: readInvitation, invitations, contacts: createContacts(prisma) }),
    decide: createDecideRequest(invitations),
    changeRole: createChangeRole(memberships),
    remove: createRemoveColleague(memberships),
    joinLink: (token) => `${publicUrl()}/join/${token}`,
  });
}
