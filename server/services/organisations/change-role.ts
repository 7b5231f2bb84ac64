import type { Role } from '../../contract/common.ts';
import { ServerError } from '../../errors.ts';
import type { MembershipChange, Memberships } from './ports.ts';

export const createChangeRole =
  (memberships: Memberships) =>
  async (organisationId: string, contactId: string, role: Role): Promise<void> =>
    requireChanged(await memberships.changeRole(organisationId, contactId, role));

export function requireChanged(change: MembershipChange): void {
  if (change === 'changed') return;
  if (change === 'absent') throw new ServerError(404, 'not_found', '本单位没有这位联系人，请刷新查看。');
  throw new ServerError(409, 'last_owner', '单位至少要有一位管理员，请先把另一位同事设为管理员。');
}
