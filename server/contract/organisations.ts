import { z } from 'zod';
import { idSchema, personSchema, roleSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';

const organisationParams = z.strictObject({ organisation: idSchema });

export const organisationSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** 统一社会信用代码, 18 characters, upper case. */
  code: z.string(),
  /** The code fails its check digit, and a person has confirmed it all the same. */
  codeConfirmed: z.boolean(),
  role: roleSchema,
});
const colleagueSchema = personSchema.extend({ role: roleSchema, since: timeSchema, me: z.boolean() });
const invitationSchema = z.strictObject({
  id: idSchema,
  role: roleSchema,
  by: personSchema,
  expiresAt: timeSchema,
});
/** Someone who has opened an invitation and waits for a present contact to confirm them. */
const requestSchema = z.strictObject({
  id: idSchema,
  person: personSchema,
  role: roleSchema,
  at: timeSchema,
});

export const organisationDetailSchema = organisationSchema.extend({
  colleagues: z.array(colleagueSchema),
  /** Empty for viewers. */
  invitations: z.array(invitationSchema),
  requests: z.array(requestSchema),
});

/** Codes are normalised (full width, spaces, lower case); a failing check digit is asked back and may be confirmed. */
const foundBody = z.strictObject({
  name: z.string().trim().min(2).max(80),
  code: z.string().trim().min(15).max(40),
  confirmCode: z.boolean().default(false),
});

export const organisationEndpoints = {
  list: endpoint({
    id: 'organisations.list',
    method: 'GET',
    path: '/api/organisations',
    summary: 'The organisations that the person is a contact of',
    access: 'contact',
    limit: 'read',
    response: z.strictObject({ items: z.array(organisationSchema) }),
  }),
  found: endpoint({
    id: 'organisations.found',
    method: 'POST',
    path: '/api/organisations',
    summary: 'Founds an organisation; its first contact is its owner',
    access: 'contact',
    limit: 'write',
    body: foundBody,
    response: organisationSchema,
    problems: ['bad_code', 'code_unconfirmed', 'organisation_exists'],
  }),
  read: endpoint({
    id: 'organisations.read',
    method: 'GET',
    path: '/api/organisations/:organisation',
    summary: 'An organisation with its contacts, invitations and those who wait to join',
    access: 'organisation.read',
    limit: 'read',
    params: organisationParams,
    response: organisationDetailSchema,
  }),
  invite: endpoint({
    id: 'invitations.create',
    method: 'POST',
    path: '/api/organisations/:organisation/invitations',
    summary: 'A link for one colleague, valid for seven days',
    access: 'organisation.invite',
    limit: 'write',
    params: organisationParams,
    body: z.strictObject({ role: roleSchema.exclude(['owner']).default('editor') }),
    response: invitationSchema.extend({ link: z.string() }),
  }),
  revoke: endpoint({
    id: 'invitations.revoke',
    method: 'DELETE',
    path: '/api/organisations/:organisation/invitations/:invitation',
    summary: 'Makes an invitation void',
    access: 'organisation.invite',
    limit: 'write',
    params: organisationParams.extend({ invitation: idSchema }),
  }),
  readInvitation: endpoint({
    id: 'invitations.read',
    method: 'GET',
    path: '/api/invitations/:token',
    summary: 'What an invitation offers, and how far joining has got',
    access: 'session',
    limit: 'read',
    params: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
    response: z.strictObject({
      organisation: z.string(),
      invitedBy: z.string(),
      role: roleSchema,
      expiresAt: timeSchema,
      state: z.enum(['open', 'waiting', 'joined', 'declined', 'used', 'expired', 'revoked']),
    }),
  }),
  claim: endpoint({
    id: 'invitations.claim',
    method: 'POST',
    path: '/api/invitations/:token/claim',
    summary: 'Asks to join by an invitation; a present contact has to confirm',
    access: 'contact',
    limit: 'write',
    params: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
    body: z.strictObject({ name: z.string().trim().min(1).max(40) }),
    response: z.strictObject({ state: z.enum(['waiting', 'joined']) }),
    problems: ['invitation_expired', 'invitation_used', 'invitation_revoked'],
  }),
  decide: endpoint({
    id: 'requests.decide',
    method: 'POST',
    path: '/api/organisations/:organisation/requests/:request',
    summary: 'Confirms or declines someone who waits to join',
    access: 'organisation.invite',
    limit: 'write',
    params: organisationParams.extend({ request: idSchema }),
    body: z.strictObject({ decision: z.enum(['confirm', 'decline']) }),
    problems: ['already_decided'],
  }),
  changeRole: endpoint({
    id: 'colleagues.changeRole',
    method: 'PATCH',
    path: '/api/organisations/:organisation/contacts/:contact',
    summary: 'Gives a colleague another role; one owner must remain',
    access: 'organisation.manage',
    limit: 'write',
    params: organisationParams.extend({ contact: idSchema }),
    body: z.strictObject({ role: roleSchema }),
    problems: ['last_owner'],
  }),
  remove: endpoint({
    id: 'colleagues.remove',
    method: 'DELETE',
    path: '/api/organisations/:organisation/contacts/:contact',
    summary: 'Removes a colleague, or oneself; one owner must remain',
    access: 'organisation.read',
    limit: 'write',
    params: organisationParams.extend({ contact: idSchema }),
    problems: ['last_owner', 'not_permitted'],
  }),
};
