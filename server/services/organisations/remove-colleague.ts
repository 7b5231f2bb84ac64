import type { Role } from '../../contract/common.ts';
import { ServerError } from '../../errors.ts';
import { permits } from '../../permissions/table.ts';
import { requireChanged } from './change-role.ts';
import type { Memberships } from './ports.ts';

export interface Removal {
  organisationId: string;
  contactId: string;
  by: { id: string; role: Role };
  at: Date;
}

/** Everybody may leave; only who manages the organisation may remove another. */
export const createRemoveColleague =
  (memberships: Memberships) =>
  async ({ organisationId, contactId, by, at }: Removal): Promise<void> => {
    if (contactId !== by.id && !permits('organisation.manage', by.role)) {
      throw new ServerError(403, 'not_permitted', '只有管理员可以移除同事，请联系本单位的管理员。');
    }
    requireChanged(await memberships.remove(organisationId, contactId, at));
  };
