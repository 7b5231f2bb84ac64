import { z } from 'zod';
import { applicationParams } from './applications.ts';
import { idSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';

/** One defect as the applicant sees it, with where to mend it. */
export const myCorrectionItemSchema = z.strictObject({
  subject: z.enum(['document', 'fact', 'form', 'members', 'other']),
  id: z.string().nullable(),
  title: z.string(),
  reasons: z.array(z.string()),
  /** In the officer's own words. */
  words: z.string(),
  /** Below the application; null where there is no page for it. */
  link: z.string().nullable(),
  /** Something was changed there since it was asked for; null where that cannot be told. */
  touched: z.boolean().nullable(),
});
/** What the office asks to be corrected: all defects at once, without the officer's name. */
export const myCorrectionSchema = z.strictObject({
  id: idSchema,
  at: timeSchema,
  dueOn: z.iso.date().nullable(),
  /** The receipt of the version that it is about. */
  number: z.string(),
  items: z.array(myCorrectionItemSchema),
  answeredAt: timeSchema.nullable(),
});

export const correctionEndpoints = {
  list: endpoint({
    id: 'corrections.list',
    method: 'GET',
    path: '/api/applications/:application/corrections',
    summary: 'What the office asked to be corrected, latest first; the first waits where it has no answer',
    access: 'application.read',
    limit: 'read',
    params: applicationParams,
    response: z.strictObject({ items: z.array(myCorrectionSchema) }),
  }),
};
