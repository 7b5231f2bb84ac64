import { z } from 'zod';
import { applicationParams } from './applications.ts';
import { idSchema, pageOf, pageQuery, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { lifeStateSchema } from './life.ts';

/** What came in, what the program made of it, what the office decided, what was sent to people, and what they answered. */
export const TRAIL_KINDS = ['received', 'understood', 'decided', 'sent', 'answered'] as const;

const trailEntrySchema = z.strictObject({
  id: z.string(),
  at: timeSchema,
  kind: z.enum(TRAIL_KINDS),
  /** The sentence to show; personal data masked for whoever may not see it. */
  text: z.string(),
  /** Who did it, or whom it went to; null: the program itself, or the public. */
  who: personSchema.nullable(),
  application: z.strictObject({ id: idSchema, title: z.string() }).nullable(),
});

const supportPersonSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  mobile: z.string(),
  organisations: z.array(z.string()),
});
const supportCaseSchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  organisation: z.string(),
  number: z.string().nullable(),
  state: lifeStateSchema,
});
const countSchema = z.number().int();
const contactParams = z.strictObject({ contact: idSchema });

export const officeSupportEndpoints = {
  find: endpoint({
    id: 'office_support.find',
    method: 'GET',
    path: '/api/office/support',
    summary: 'People and cases, drafts included, by a name, a number or part of one',
    access: 'office.read',
    limit: 'read',
    query: z.strictObject({ search: z.string().trim().min(1).max(60) }),
    response: z.strictObject({ people: z.array(supportPersonSchema), cases: z.array(supportCaseSchema) }),
  }),
  ofCase: endpoint({
    id: 'office_support.of_case',
    method: 'GET',
    path: '/api/office/support/cases/:application',
    summary: 'All that happened around one case, latest first',
    access: 'office.read',
    limit: 'read',
    params: applicationParams,
    query: pageQuery,
    response: pageOf(trailEntrySchema).extend({ case: supportCaseSchema }),
  }),
  ofPerson: endpoint({
    id: 'office_support.of_person',
    method: 'GET',
    path: '/api/office/support/people/:contact',
    summary: 'All that one person did and was told, latest first',
    access: 'office.read',
    limit: 'read',
    params: contactParams,
    query: pageQuery,
    response: pageOf(trailEntrySchema).extend({ person: supportPersonSchema }),
  }),
};

export const officeFigureEndpoints = {
  read: endpoint({
    id: 'office_figures.read',
    method: 'GET',
    path: '/api/office/figures',
    summary:
      'Where the cases stand, how long they have, their fields and years, and what annual reports add up to',
    access: 'office.read',
    limit: 'heavy',
    response: z.strictObject({
      at: timeSchema,
      pipeline: z.array(z.strictObject({ state: lifeStateSchema, count: countSchema })),
      /** Of what is under work, by calendar days in its state; `from` is what the queue is filtered by. */
      ages: z.array(
        z.strictObject({
          state: lifeStateSchema,
          from: countSchema,
          to: countSchema.nullable(),
          count: countSchema,
        }),
      ),
      fields: z.array(
        z.strictObject({ field: z.string(), label: z.string(), count: countSchema, filed: countSchema }),
      ),
      /** By the year in which the latest version was handed in. */
      years: z.array(z.strictObject({ year: countSchema, count: countSchema, filed: countSchema })),
      /** Sums over the accepted annual reports of a year. */
      indicators: z.array(
        z.strictObject({
          id: z.string(),
          label: z.string(),
          unit: z.string(),
          years: z.array(z.strictObject({ year: countSchema, total: z.number(), reports: countSchema })),
        }),
      ),
    }),
  }),
};
