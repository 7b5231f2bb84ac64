import { ServerError } from '../../errors.ts';
import { invitationState, type InvitationState } from './invitation-state.ts';
import { tokenHashOf } from './invitation-token.ts';
import type { Invitation, Invitations, Memberships } from './ports.ts';

export const createReadInvitation =
  (invitations: Invitations, memberships: Memberships) =>
  async (token: string, contactId: string, now: Date): Promise<Invitation & { state: InvitationState }> => {
    const invitation = await invitations.find(tokenHashOf(token));
    if (invitation === null) throw unknownInvitation();
    const member = (await memberships.roleOf(invitation.organisation.id, contactId)) !== null;
    return { ...invitation, state: invitationState(invitation, contactId, member, now) };
  };

export const unknownInvitation = () =>
  new ServerError(404, 'not_found', '这个邀请链接不对或已经失效，请让同事重新发一个。');
