import { z } from 'zod';
import { FAULT_KINDS } from '../faults.ts';

/** What the chat page may ask for. */
const userid = z.string().min(1);

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1) }),
  z.object({ type: z.literal('image'), mediaId: z.string().min(1) }),
  z.object({ type: z.literal('voice'), recognition: z.string().min(1) }),
  z.object({ type: z.literal('video') }),
  z.object({
    type: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    label: z.string().min(1),
  }),
  z.object({ type: z.literal('link'), title: z.string().min(1), description: z.string(), url: z.string() }),
  z.object({ type: z.literal('click'), key: z.string() }),
  z.object({ type: z.literal('view'), url: z.string() }),
  z.object({ type: z.literal('enter_agent') }),
  z.object({ type: z.literal('subscribe') }),
  z.object({ type: z.literal('unsubscribe') }),
]);

const DAY = 86_400_000;

export const SCHEMAS = {
  contact: z.object({ userid, name: z.string().min(1).max(32) }),
  message: z.object({ userid, message }),
  tap: z.object({
    userid,
    choice: z.union([z.string().min(1), z.array(z.string())]),
    msgid: z.string().min(1),
  }),
  fault: z.object({
    kind: z.enum(FAULT_KINDS),
    calls: z.int().positive().optional(),
    durationMs: z.int().positive().optional(),
  }),
  clock: z.object({
    milliseconds: z
      .int()
      .positive()
      .max(4000 * DAY),
  }),
  connect: z.object({ url: z.string().min(1) }),
};
