import { ServerError } from '../../errors.ts';
import type { Invitations } from './ports.ts';

export const createRevokeInvitation =
  (invitations: Invitations) =>
  async (organisationId: string, id: string, now: Date): Promise<void> => {
    if (await invitations.revoke(organisationId, id, now)) return;
    throw new ServerError(404, 'not_found', '没有找到这个邀请。');
  };
