import type { Platform } from '../platform.ts';
import { ApiError } from './api-error.ts';
import type { Handler } from './types.ts';

/** Members of a department that the app may see (WeCom developer docs path/90200); the stand-in's departments have none below them. */
export const createListDepartment =
  (platform: Platform): Handler =>
  ({ query }) => {
    const id = numberOf(query.get('department_id'));
    const department = platform.directory.departments?.find((one) => one.id === id);
    if (!department) throw new ApiError(60003);
    const list = visible(platform, department.members).map((member) => ({ ...member, department: [id] }));
    return { userlist: list };
  };

/** Members and departments of a tag (WeCom developer docs path/90213). */
export const createGetTag =
  (platform: Platform): Handler =>
  ({ query }) => {
    const id = numberOf(query.get('tagid'));
    const tag = platform.directory.tags?.find((one) => one.id === id);
    if (!tag) throw new ApiError(40068);
    return {
      tagname: tag.name,
      userlist: visible(platform, tag.members),
      partylist: [...(tag.departments ?? [])],
    };
  };

const numberOf = (text: string | null): number => {
  if (text === null || !/^\d{1,9}$/.test(text)) throw new ApiError(40035);
  return Number(text);
};

const visible = ({ world }: Platform, members: readonly string[]) =>
  members.flatMap((userid) => {
    const contact = world.contacts.get(userid);
    return contact?.inScope ? [{ userid, name: contact.name }] : [];
  });
