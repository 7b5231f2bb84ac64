import type { Role } from '../../contract/common.ts';
import { idFrom } from '../id-from.ts';
import { tokenHashOf } from './invitation-token.ts';
import type { Invitation, Invitations } from './ports.ts';

const VALID_MS = 7 * 86_400_000;

export interface Invite {
  organisationId: string;
  role: Exclude<Role, 'owner'>;
  by: string;
  key: string;
  now: Date;
}

/** The token is told once: only its digest is kept. */
export const createInviteColleague =
  (invitations: Invitations, newSecret: () => string) =>
  async ({ organisationId, role, by, key, now }: Invite): Promise<Invitation & { token: string }> => {
    const token = newSecret();
    const invitation = await invitations.add({
      id: idFrom(key, 'invitation'),
      organisationId,
      tokenHash: tokenHashOf(token),
      role,
      createdBy: by,
      createdAt: now,
      expiresAt: new Date(now.getTime() + VALID_MS),
    });
    return { ...invitation, token };
  };
