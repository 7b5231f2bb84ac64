import { API } from '../../contract/api.ts';
import type { createChangeRole } from '../../services/organisations/change-role.ts';
import type { createClaimInvitation } from '../../services/organisations/claim-invitation.ts';
import type { createDecideRequest } from '../../services/organisations/decide-request.ts';
import type { createFoundOrganisation } from '../../services/organisations/found-organisation.ts';
import type { createInviteColleague } from '../../services/organisations/invite-colleague.ts';
import type { Invitation, Organisations } from '../../services/organisations/ports.ts';
import type { createReadInvitation } from '../../services/organisations/read-invitation.ts';
import type { createReadOrganisation } from '../../services/organisations/read-organisation.ts';
import type { createRemoveColleague } from '../../services/organisations/remove-colleague.ts';
import type { createRevokeInvitation } from '../../services/organisations/revoke-invitation.ts';
import { route, type Route } from './handler.ts';

export interface OrganisationServices {
  list: Organisations['ofContact'];
  found: ReturnType<typeof createFoundOrganisation>;
  read: ReturnType<typeof createReadOrganisation>;
  invite: ReturnType<typeof createInviteColleague>;
  revoke: ReturnType<typeof createRevokeInvitation>;
  readInvitation: ReturnType<typeof createReadInvitation>;
  claim: ReturnType<typeof createClaimInvitation>;
  decide: ReturnType<typeof createDecideRequest>;
  changeRole: ReturnType<typeof createChangeRole>;
  remove: ReturnType<typeof createRemoveColleague>;
  /** The address in an invitation. */
  joinLink: (token: string) => string;
}

const endpoints = API.organisations;

export const organisationRoutes = (services: OrganisationServices): Route[] => [
  ...organisations(services),
  ...invitations(services),
  ...colleagues(services),
];

const organisations = ({ list, found, read }: OrganisationServices): Route[] => [
  route(endpoints.list, async ({ actor }) => ({ items: await list(actor.contactId) })),
  route(endpoints.found, async ({ body, actor, key, now }) => ({
    ...(await found({ ...body, founder: actor.contactId, key, now })),
    role: 'owner' as const,
  })),
  route(endpoints.read, async ({ params, actor, role, now }) => {
    const {
      colleagues: people,
      invitations: open,
      requests,
      ...organisation
    } = await read(params.organisation, role!, now);
    return {
      ...organisation,
      colleagues: people.map(({ since, ...person }) => ({
        ...person,
        since: since.toISOString(),
        me: person.id === actor.contactId,
      })),
      invitations: open.map(presentInvitation),
      requests: requests.map((request) => ({ ...request, at: request.at.toISOString() })),
    };
  }),
];

const invitations = (services: OrganisationServices): Route[] => [
  route(endpoints.invite, async ({ params, body, actor, key, now }) => {
    const by = actor.contactId;
    const made = await services.invite({
      organisationId: params.organisation,
      role: body.role,
      by,
      key,
      now,
    });
    return { ...presentInvitation(made), link: services.joinLink(made.token) };
  }),
  route(endpoints.revoke, ({ params, now }) => services.revoke(params.organisation, params.invitation, now)),
  route(endpoints.readInvitation, async ({ params, actor, now }) => {
    const { organisation, by, role, expiresAt, state } = await services.readInvitation(
      params.token,
      actor.contactId,
      now,
    );
    const invitedBy = by.name;
    return { organisation: organisation.name, invitedBy, role, expiresAt: expiresAt.toISOString(), state };
  }),
  route(endpoints.claim, async ({ params, body, actor, key, now }) => ({
    state: await services.claim({
      token: params.token,
      contactId: actor.contactId,
      name: body.name,
      key,
      now,
    }),
  })),
  route(endpoints.decide, ({ params, body, actor, now }) =>
    services.decide({
      organisationId: params.organisation,
      id: params.request,
      decision: body.decision === 'confirm' ? 'confirmed' : 'declined',
      by: actor.contactId,
      at: now,
    }),
  ),
];

const colleagues = ({ changeRole, remove }: OrganisationServices): Route[] => [
  route(endpoints.changeRole, ({ params, body }) =>
    changeRole(params.organisation, params.contact, body.role),
  ),
  route(endpoints.remove, ({ params, actor, role, now }) =>
    remove({
      organisationId: params.organisation,
      contactId: params.contact,
      by: { id: actor.contactId, role: role! },
      at: now,
    }),
  ),
];

const presentInvitation = ({ id, role, by, expiresAt }: Invitation) => ({
  id,
  role,
  by,
  expiresAt: expiresAt.toISOString(),
});
