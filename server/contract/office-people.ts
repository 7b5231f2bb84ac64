import { z } from 'zod';
import { idSchema, personSchema, timeSchema } from './common.ts';
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

const useridSchema = z.string().regex(/^[\w.@-]{1,64}$/);
/** Who is an officer. One person named by several has the highest role; the list goes before departments and tags. */
export const rosterSchema = z.strictObject({
  people: z
    .array(
      z.strictObject({
        userid: useridSchema,
        name: z.string().trim().max(40).default(''),
        role: officeRoleSchema,
      }),
    )
    .max(500),
  departments: z.array(z.strictObject({ id: z.number().int().positive(), role: officeRoleSchema })).max(50),
  tags: z.array(z.strictObject({ id: z.number().int().positive(), role: officeRoleSchema })).max(50),
});
export type Roster = z.output<typeof rosterSchema>;

const rosterAnswerSchema = rosterSchema.extend({
  /** Of the setting; 0: nothing has been set yet. */
  version: z.number().int(),
  /** Userids that the program's own settings make administrators; they cannot be taken off here. */
  fixed: z.array(z.string()),
  changedBy: personSchema.nullable(),
  changedAt: timeSchema.nullable(),
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
  roster: endpoint({
    id: 'office_people.roster',
    method: 'GET',
    path: '/api/office/roster',
    summary: 'What makes somebody an officer: people, departments and tags of WeCom',
    access: 'office.administer',
    limit: 'read',
    response: rosterAnswerSchema,
  }),
  changeRoster: endpoint({
    id: 'office_people.change_roster',
    method: 'PUT',
    path: '/api/office/roster',
    summary: 'Changes it, and looks everybody up anew',
    access: 'office.administer',
    limit: 'heavy',
    body: rosterSchema.extend({ base: z.number().int().nonnegative() }),
    response: rosterAnswerSchema,
    problems: ['setting_changed', 'no_administrator', 'wecom_busy'],
  }),
  refresh: endpoint({
    id: 'office_people.refresh',
    method: 'POST',
    path: '/api/office/officers/refresh',
    summary: 'Asks WeCom anew who is in the departments and tags',
    access: 'office.administer',
    limit: 'heavy',
    response: z.strictObject({ items: z.array(officerSchema) }),
    problems: ['wecom_busy'],
  }),
};
