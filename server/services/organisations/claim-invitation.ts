import type { Contacts } from '../accounts/ports.ts';
import { ServerError } from '../../errors.ts';
import { idFrom } from '../id-from.ts';
import { invitationState, type InvitationState } from './invitation-state.ts';
import { tokenHashOf } from './invitation-token.ts';
import type { createReadInvitation } from './read-invitation.ts';
import type { Invitations } from './ports.ts';

export interface Claim {
  token: string;
  contactId: string;
  /** As the person introduces themselves to whoever confirms. */
  name: string;
  key: string;
  now: Date;
}

export interface ClaimDeps {
  read: ReturnType<typeof createReadInvitation>;
  invitations: Invitations;
  contacts: Contacts;
}

/** An invitation serves the first person who claims it; whether they are the one who was meant, a present contact says. */
export const createClaimInvitation =
  ({ read, invitations, contacts }: ClaimDeps) =>
  async ({ token, contactId, name, key, now }: Claim): Promise<'waiting' | 'joined'> => {
    const { state } = await read(token, contactId, now);
    if (state !== 'open') return settled(state);
    await contacts.change(contactId, { name });
    const claim = { id: idFrom(key, 'request'), contactId, at: now };
    return settled(
      invitationState(await invitations.claim(tokenHashOf(token), claim), contactId, false, now),
    );
  };

function settled(state: InvitationState): 'waiting' | 'joined' {
  switch (state) {
    case 'waiting':
    case 'joined':
      return state;
    case 'expired':
      throw new ServerError(410, 'invitation_expired', '这个邀请链接过了7天有效期，请让同事重新发一个。');
    case 'revoked':
      throw new ServerError(410, 'invitation_revoked', '这个邀请已被撤回，请让同事重新发一个。');
    case 'declined':
      throw new ServerError(409, 'invitation_used', '您的加入申请没有通过，请直接联系邀请您的同事。');
    default:
      throw new ServerError(409, 'invitation_used', '这个邀请链接已经用过了，请让同事给您单独发一个。');
  }
}
