import type { OfficeRole } from '../../contract/life.ts';
import type { Appointed, WecomPeople } from './ports.ts';

/** By what the office's settings make somebody an officer. */
export interface OfficerRules {
  list: readonly { user: string; role: OfficeRole }[];
  departments: readonly { id: number; role: OfficeRole }[];
  tags: readonly { id: number; role: OfficeRole }[];
}

/**
 * Everybody whom the program's own settings, the office's list, its departments or its tags make an officer, each once. Who is named by
 * several goes by the first of these; of departments and tags, by the role that may do most with cases.
 * @throws {ApiError} where WeCom does not answer: nobody is taken off because it is away
 */
export async function appoint(
  administrators: readonly string[],
  { list, departments, tags }: OfficerRules,
  people: WecomPeople,
): Promise<Appointed[]> {
  const fixed = administrators.map((userid) => named(userid, 'administrator', 'administrators'));
  const listed = list.map(({ user, role }) => named(user, role, 'list'));
  const inDepartments = await gather(departments, 'department', (id) => people.ofDepartment(id));
  const tagged = await gather(tags, 'tag', (id) => people.ofTag(id));
  const appointed = new Map<string, Appointed>();
  for (const one of [...fixed, ...listed, ...byRole([...inDepartments, ...tagged])]) {
    const known = appointed.get(one.userid);
    appointed.set(one.userid, known ? { ...known, name: known.name ?? one.name } : one);
  }
  return [...appointed.values()];
}

const named = (userid: string, role: OfficeRole, source: string): Appointed => ({
  ...{ userid: userid.toLowerCase(), role, source },
  name: null,
});

async function gather(
  groups: readonly { id: number; role: OfficeRole }[],
  kind: 'department' | 'tag',
  read: WecomPeople['ofTag'],
): Promise<Appointed[]> {
  const found: Appointed[] = [];
  for (const { id, role } of groups) {
    const members = await read(id);
    found.push(...members.map(({ userid, name }) => ({ userid, role, source: `${kind}:${id}`, name })));
  }
  return found;
}

const ORDER: readonly OfficeRole[] = ['lead', 'reviewer', 'administrator', 'observer'];
const byRole = (appointed: readonly Appointed[]) =>
  appointed.toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
