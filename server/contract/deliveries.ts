import { z } from 'zod';
import { idSchema, pageOf, pageQuery, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What became of notices as messages, for those who see to it. */
export const NOTICE_STATES = [
  'waiting',
  'queued',
  'sent',
  'failed',
  'not_wanted',
  'inbox_only',
  'in_digest',
  'told_otherwise',
] as const;

export const deliverySchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  text: z.string(),
  person: personSchema,
  application: z.strictObject({ id: idSchema, title: z.string() }).nullable(),
  state: z.enum(NOTICE_STATES),
  createdAt: timeSchema,
  /** When it is to be sent; null where nothing is planned. */
  dueAt: timeSchema.nullable(),
  sentAt: timeSchema.nullable(),
  readAt: timeSchema.nullable(),
  /** The latest first. */
  attempts: z.array(
    z.strictObject({
      at: timeSchema,
      outcome: z.enum(['sent', 'retry', 'failed', 'asked', 'told']),
      /** In words for an officer; empty where there is nothing to say. */
      reason: z.string(),
      /** The platform's own words, for an operator. */
      detail: z.string(),
      by: personSchema.nullable(),
    }),
  ),
});

export const deliveryEndpoints = {
  undelivered: endpoint({
    id: 'deliveries.undelivered',
    method: 'GET',
    path: '/api/office/deliveries/undelivered',
    summary: 'Notices that could not be delivered, the latest first',
    access: 'office.operate',
    limit: 'read',
    query: pageQuery,
    response: pageOf(deliverySchema),
  }),
  count: endpoint({
    id: 'deliveries.count',
    method: 'GET',
    path: '/api/office/deliveries/count',
    summary: 'How many notices could not be delivered',
    access: 'office.read',
    limit: 'read',
    response: z.strictObject({ undelivered: z.number().int() }),
  }),
  resend: endpoint({
    id: 'deliveries.resend',
    method: 'POST',
    path: '/api/office/deliveries/:notice/resend',
    summary: 'Has a notice that could not be delivered sent again',
    access: 'office.operate',
    limit: 'write',
    params: z.strictObject({ notice: idSchema }),
    response: deliverySchema,
    problems: ['not_undelivered', 'no_channel'],
  }),
  told: endpoint({
    id: 'deliveries.told',
    method: 'POST',
    path: '/api/office/deliveries/:notice/told',
    summary: 'Records that the person was told in another way, such as by telephone',
    access: 'office.operate',
    limit: 'write',
    params: z.strictObject({ notice: idSchema }),
    response: deliverySchema,
    problems: ['not_undelivered'],
  }),
  ofCase: endpoint({
    id: 'deliveries.ofCase',
    method: 'GET',
    path: '/api/office/cases/:application/notices',
    summary: 'What the people of a case were told, with every attempt to deliver it',
    access: 'office.read',
    limit: 'read',
    params: z.strictObject({ application: idSchema }),
    query: pageQuery,
    response: pageOf(deliverySchema),
  }),
};
