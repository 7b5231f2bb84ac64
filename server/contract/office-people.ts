import { z } from 'zod';
import { idSchema, personSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { officeRoleSchema } from './life.ts';

export const officerSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  role: officeRoleSchema,
  /** What gives the role: `administrators` of the program's settings, `list`, `department:ID` or `tag:ID` of WeCom. */
  source: z.string(),
  /** Cases under work that are theirs. */
  cases: z.number().int(),
});

export const officePeopleEndpoints = {
  me: endpoint({
    id: 'office_people.me',
    method: 'GET',
    path: '/api/office/me',
    summary: 'Who is here, and in which role',
    access: 'office.read',
    limit: 'read',
    response: z.strictObject({ person: personSchema, role: officeRoleSchema }),
  }),
  list: endpoint({
    id: 'office_people.list',
    method: 'GET',
    path: '/api/office/officers',
    summary: 'The officers, and how many cases each has',
    access: 'office.read',
    limit: 'read',
    response: z.strictObject({ items: z.array(officerSchema) }),
  }),
  refresh: endpoint({
    id: 'office_people.refresh',
    method: 'POST',
    path: '/api/office/officers/refresh',
    summary: 'Looks up anew who the settings make an officer: people, departments and tags of WeCom',
    access: 'office.administer',
    limit: 'heavy',
    response: z.strictObject({ items: z.array(officerSchema) }),
    problems: ['wecom_busy'],
  }),
};
