import { expect, test } from 'vitest';
import { appoint, type OfficerRules } from '../../../server/services/officers/appoint.ts';

const NONE: OfficerRules = { list: [], departments: [], tags: [] };
const people = {
  ofDepartment: async (id: number) =>
    id === 2
      ? [
          { userid: 'chen', name: '陈经办' },
          { userid: 'lin', name: '林科长' },
        ]
      : [],
  ofTag: async (id: number) => (id === 1 ? [{ userid: 'lin', name: '林科长' }] : []),
};
const rolesOf = async (administrators: string[], rules: Partial<OfficerRules>) =>
  Object.fromEntries(
    (await appoint(administrators, { ...NONE, ...rules }, people)).map(({ userid, role, source }) => [
      userid,
      `${role} by ${source}`,
    ]),
  );

test('departments and tags make officers, each once, with the role that may do most', async () => {
  expect(
    await rolesOf([], { departments: [{ id: 2, role: 'reviewer' }], tags: [{ id: 1, role: 'lead' }] }),
  ).toEqual({ chen: 'reviewer by department:2', lin: 'lead by tag:1' });
  expect(
    await rolesOf([], { departments: [{ id: 2, role: 'lead' }], tags: [{ id: 1, role: 'observer' }] }),
  ).toEqual({ chen: 'lead by department:2', lin: 'lead by department:2' });
});

test('the list goes before them, and the program’s own settings before the list', async () => {
  const rules: Partial<OfficerRules> = {
    list: [
      { user: 'Lin', role: 'observer' },
      { user: 'he', role: 'reviewer' },
    ],
    departments: [{ id: 2, role: 'reviewer' }],
  };
  expect(await rolesOf(['He'], rules)).toEqual({
    he: 'administrator by administrators',
    lin: 'observer by list',
    chen: 'reviewer by department:2',
  });
});

test('a name that WeCom tells is known also of who is listed', async () => {
  const rules = {
    ...NONE,
    list: [{ user: 'chen', role: 'lead' as const }],
    departments: [{ id: 2, role: 'reviewer' as const }],
  };
  const found = await appoint([], rules, people);
  expect(found.find(({ userid }) => userid === 'chen')).toMatchObject({ role: 'lead', name: '陈经办' });
});

test('where WeCom does not answer nobody is appointed at all', async () => {
  const away = { ...people, ofTag: () => Promise.reject(new Error('busy')) };
  await expect(appoint([], { ...NONE, tags: [{ id: 1, role: 'lead' }] }, away)).rejects.toThrow('busy');
});
