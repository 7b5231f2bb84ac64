import { z } from 'zod';
import { NOTICE_AUDIENCES, NOTICE_EVENT_NAMES } from './notice-events.ts';

/** notices.yaml: what people are told of each event, by audience. */

const text = z.string().trim().min(1);

/** Where a notice leads to: places of our own pages. */
export const NOTICE_PLACES = [
  'application',
  'corrections',
  'annual',
  'filing',
  'changes',
  'rectification',
  'support',
  'public_notice',
  'case',
  'settings',
  'ratings',
] as const;
export type NoticePlace = (typeof NOTICE_PLACES)[number];

/** `at_once` at any hour; `prompt` in office hours, by itself; `collected` in office hours, with others of the day. */
export const NOTICE_PACES = ['at_once', 'prompt', 'collected'] as const;
export type NoticePace = (typeof NOTICE_PACES)[number];

const templateSchema = z.strictObject({
  audience: z.enum(NOTICE_AUDIENCES),
  /** Cannot be turned off. */
  mandatory: z.boolean().default(false),
  pace: z.enum(NOTICE_PACES).default('collected'),
  title: text.max(36),
  /** Sentences; one with a blank that the event does not fill is left out. */
  text: z.array(text.max(200)).min(1).max(8),
  /** Rows of the card; likewise. */
  rows: z
    .array(z.strictObject({ name: text.max(5), value: text }))
    .max(6)
    .default([]),
  leads_to: z.enum(NOTICE_PLACES),
  /** What a sentence rests on. */
  clauses: z.array(z.string().min(1)).default([]),
});

export const noticesSchema = z.array(
  z.strictObject({
    event: z.enum(NOTICE_EVENT_NAMES),
    /** As people choose whether they want it. */
    name: text.max(20),
    templates: z.array(templateSchema).min(1),
  }),
);

export type NoticeTemplates = z.infer<typeof noticesSchema>[number];
export type NoticeTemplate = NoticeTemplates['templates'][number];
