import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWecomPeople } from '../../../../bot/wecom/people.ts';
import { createRefreshOfficers } from '../../../../server/services/officers/refresh-officers.ts';
import type { OfficerRules } from '../../../../server/services/officers/appoint.ts';
import { createOfficers } from '../../../../server/stores/officers/officers.ts';
import { createRoles } from '../../../../server/stores/accounts/roles.ts';
import { contactOf } from '../../../../server/services/accounts/identity.ts';
import { DATABASES } from '../../../setup/databases.ts';
import { AT, openPlace, type Place } from '../ground.ts';

const identityOf = (userid: string) => `wecom:ww1:${userid}`;
const idOf = (userid: string) => contactOf({ identity: identityOf(userid), kind: 'member' }).id;

describe.each(DATABASES)('officers on %s', (_, open) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(open);
  });
  afterAll(() => place.close());

  test('are known before they sign in, stay while WeCom is away, and cease when nothing makes them officers', async () => {
    const { prisma } = place;
    let rules: OfficerRules = {
      list: [{ user: 'he', role: 'reviewer' }],
      departments: [{ id: 2, role: 'reviewer' }],
      tags: [],
    };
    let away = false;
    const get = async (path: string, query: Readonly<Record<string, string>>) => {
      if (away) throw new Error('busy');
      expect([path, query]).toEqual(['/cgi-bin/user/simplelist', { department_id: '2', fetch_child: '1' }]);
      return { errcode: 0, userlist: [{ userid: 'CHEN', name: '陈经办' }] };
    };
    const officers = createOfficers(prisma);
    const refresh = createRefreshOfficers({
      officers,
      people: createWecomPeople({ get }),
      administrators: ['he'],
      rules: async () => rules,
      identityOf,
    });
    const roleOf = (userid: string) => createRoles(prisma).inOffice(idOf(userid));

    await refresh(AT);
    expect([await roleOf('chen'), await roleOf('he')]).toEqual(['reviewer', 'administrator']);
    expect((await officers.list()).map(({ name, source, cases }) => [name, source, cases])).toEqual([
      ['陈经办', 'department:2', 0],
      ['', 'administrators', 0],
    ]);
    const trail = () => prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } });
    expect((await trail()).map(({ action }) => action)).toEqual(['officer_appointed', 'officer_appointed']);

    await refresh(AT);
    expect(await trail()).toHaveLength(2);

    away = true;
    await expect(refresh(AT)).rejects.toThrow('busy');
    expect(await roleOf('chen')).toBe('reviewer');

    rules = { list: [], departments: [], tags: [] };
    await refresh(AT);
    expect([await roleOf('chen'), await roleOf('he')]).toEqual([null, 'administrator']);
    expect((await trail()).at(-1)).toMatchObject({ action: 'officer_dismissed', actor: 'system' });
  });
});
