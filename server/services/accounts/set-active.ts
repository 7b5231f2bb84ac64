import type { Role } from '../../contract/common.ts';
import { ServerError } from '../../errors.ts';
import type { Contacts } from './ports.ts';

/** The part that a person has in an application; null for none. */
export type RoleInApplication = (contactId: string, applicationId: string) => Promise<Role | null>;

export const createSetActive =
  (contacts: Contacts, roleIn: RoleInApplication) =>
  async (contactId: string, applicationId: string, now: Date): Promise<void> => {
    if ((await roleIn(contactId, applicationId)) === null) {
      throw new ServerError(404, 'not_found', '没有找到这份申报，或者您没有权限查看。');
    }
    await contacts.setActive(contactId, applicationId, now);
  };
