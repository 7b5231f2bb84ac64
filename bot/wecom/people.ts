import type { ApiAnswer } from './answer.ts';
import type { ApiClient } from './client.ts';

export interface Member {
  userid: string;
  /** Empty where the app may not see it. */
  name: string;
}

/**
 * Members of departments and tags within the app's visible range (WeCom developer docs path/90200, path/90213), those of departments below
 * and of departments in a tag included.
 */
export function createWecomPeople(client: Pick<ApiClient, 'get'>) {
  const ofDepartment = async (id: number): Promise<Member[]> => {
    const query = { department_id: String(id), fetch_child: '1' };
    return members(await client.get('/cgi-bin/user/simplelist', query));
  };
  return {
    ofDepartment,
    async ofTag(id: number): Promise<Member[]> {
      const answer = await client.get('/cgi-bin/tag/get', { tagid: String(id) });
      const found = members(answer);
      for (const department of departments(answer)) found.push(...(await ofDepartment(department)));
      return found;
    },
  };
}

/** The platform compares userids without regard to case. */
function members({ userlist }: ApiAnswer): Member[] {
  if (!Array.isArray(userlist)) return [];
  return userlist.flatMap((one: unknown) => {
    const { userid, name } = (one ?? {}) as { userid?: unknown; name?: unknown };
    if (typeof userid !== 'string' || userid === '') return [];
    return [{ userid: userid.toLowerCase(), name: typeof name === 'string' ? name : '' }];
  });
}

const departments = ({ partylist }: ApiAnswer): number[] =>
  Array.isArray(partylist) ? partylist.filter((id) => typeof id === 'number') : [];
