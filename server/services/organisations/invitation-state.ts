import type { Invitation } from './ports.ts';

export type InvitationState = 'open' | 'waiting' | 'joined' | 'declined' | 'used' | 'expired' | 'revoked';

/** How an invitation stands for one person. `member`: they are a contact of the organisation already. */
export function invitationState(
  invitation: Invitation,
  contactId: string,
  member: boolean,
  now: Date,
): InvitationState {
  if (member) return 'joined';
  const { request } = invitation;
  if (request?.contactId === contactId && request.decision === null) return 'waiting';
  if (request?.contactId === contactId && request.decision === 'declined') return 'declined';
  // Of another, or one's own from before one was removed.
  if (request !== null) return 'used';
  if (invitation.revokedAt !== null) return 'revoked';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}
