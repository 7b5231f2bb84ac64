import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';

export const contactSchema = z.strictObject({
  id: idSchema,
  /** As the person gave it; empty until then. */
  name: z.string(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  /** How the person is known to WeCom. */
  kind: z.enum(['member', 'downstream', 'external']),
  activeApplication: idSchema.nullable(),
});

export const sessionSchema = z.strictObject({
  contact: contactSchema.nullable(),
  /** To be sent as `X-CSRF-Token` with every write; null without a session. */
  csrf: z.string().nullable(),
  consent: z.strictObject({
    /** The version that is asked for. */
    version: z.string(),
    /** When this version was agreed to; null: it must be asked. */
    givenAt: timeSchema.nullable(),
    /** The notice itself, paragraph by paragraph: who, why, what, how long, rights, contact. */
    notice: z.array(z.strictObject({ heading: z.string(), text: z.string() })),
  }),
  programme: z.strictObject({ title: z.string(), programme: z.string(), office: z.string() }),
  /** Whether WeCom is a stand-in, so that the pages can say so. */
  standIn: z.boolean(),
});

export const sessionEndpoints = {
  read: endpoint({
    id: 'session.read',
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, and what the pages need before anything else',
    access: 'public',
    limit: 'read',
    response: sessionSchema,
  }),
  signOut: endpoint({
    id: 'session.signOut',
    method: 'POST',
    path: '/api/session/sign-out',
    summary: 'Ends this session, or all sessions of the person',
    access: 'session',
    limit: 'write',
    body: z.strictObject({ everywhere: z.boolean().default(false) }),
  }),
  updateMe: endpoint({
    id: 'me.update',
    method: 'PATCH',
    path: '/api/me',
    summary: 'Changes the name, mobile or e-mail that colleagues and the office see',
    access: 'contact',
    limit: 'write',
    body: z.strictObject({
      name: z.string().trim().min(1).max(40).optional(),
      mobile: z.string().trim().max(20).nullable().optional(),
      email: z.string().trim().max(100).nullable().optional(),
    }),
    response: contactSchema,
    problems: ['bad_mobile', 'bad_email'],
  }),
  myData: endpoint({
    id: 'me.data',
    method: 'GET',
    path: '/api/me/data',
    summary: 'Everything kept about the person, as JSON (PIPL §45)',
    access: 'session',
    limit: 'heavy',
    response: z.looseObject({ contact: contactSchema }),
  }),
  giveConsent: endpoint({
    id: 'consent.give',
    method: 'POST',
    path: '/api/consents',
    summary: 'Agrees to the processing of data as the given version of the notice says',
    access: 'session',
    limit: 'write',
    body: z.strictObject({ version: z.string().max(40) }),
    response: z.strictObject({ version: z.string(), givenAt: timeSchema }),
    problems: ['consent_outdated'],
  }),
  withdrawConsent: endpoint({
    id: 'consent.withdraw',
    method: 'POST',
    path: '/api/consents/withdraw',
    summary: 'Takes the agreement back; what was submitted stays with the office as the law demands',
    access: 'session',
    limit: 'write',
  }),
  setActive: endpoint({
    id: 'me.setActive',
    method: 'PUT',
    path: '/api/me/active-application',
    summary: 'The application that the chat speaks about',
    access: 'contact',
    limit: 'write',
    body: z.strictObject({ application: idSchema }),
  }),
};
