import { z } from 'zod';

/**
 * office.yaml: what the policy leaves to the office, with the values that hold until the office chooses its own. None of it is a
 * rule of the policy, and whoever shows it says so.
 */

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, '编号只用小写字母、数字和下划线');
const text = z.string().trim().min(1);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 09:00 这样的时和分');
/** A day of every year. */
const monthDay = z
  .string()
  .regex(/^\d\d-\d\d$/, '写作 03-31 这样的月和日')
  .refine((value) => {
    const day = `2025-${value}`;
    const at = Date.parse(day);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
  }, '没有这一天');
const workingDays = z.number().int().min(1, '至少 1 个工作日').max(250, '最多 250 个工作日');

/** The windows of a working day in which the office works, and in which people are written to. */
export const hoursSchema = z
  .array(z.strictObject({ from: time, to: time }))
  .min(1, '至少写一段办公时间')
  .max(4)
  .refine((hours) => hours.every(({ from, to }) => from < to), '每段办公时间的结束要晚于开始')
  .refine(
    (hours) => hours.every(({ from }, index) => index === 0 || hours[index - 1]!.to <= from),
    '办公时间按先后填写，不能重叠',
  );

const before = z.number().int().min(0).max(365);
/** When a thing that waits is reminded of, and from when others are told too. */
export const ladderSchema = z.strictObject({
  /** On the day on which it opens. */
  at_opening: z.boolean(),
  /** So many days before the day that it is due. */
  before: z
    .array(before)
    .max(12)
    .refine((days) => new Set(days).size === days.length, '提前的天数不能重复')
    .transform((days) => days.toSorted((a, b) => b - a)),
  count: z.enum(['working', 'calendar']),
  /** Every so many calendar days after it was due; null: no more. */
  after_every: z.number().int().min(1).max(60).nullable(),
  /** From so many days before the due day on (0: that day; null: never) these are told beside the first contact. */
  escalate: z.strictObject({
    second_contact: before.nullable(),
    head: before.nullable(),
    /** -1: from the day after. */
    officer: z.number().int().min(-1).max(365).nullable(),
  }),
});

const contactSchema = z.strictObject({
  name: z.string().trim().max(60).default(''),
  phone: z.string().trim().max(40).default(''),
  address: z.string().trim().max(120).default(''),
});

const never = { second_contact: null, head: null, officer: null };
const ladder = (value: z.input<typeof ladderSchema>) => ladderSchema.prefault(value);

export const officeSchema = z.strictObject({
  hours: hoursSchema.prefault([{ from: '09:00', to: '17:00' }]),
  notice: z.strictObject({ working_days: workingDays }).prefault({ working_days: 5 }),
  review: z.strictObject({ working_days: workingDays }).prefault({ working_days: 20 }),
  correction: z.strictObject({ working_days: workingDays }).prefault({ working_days: 10 }),
  annual: z.strictObject({ due: monthDay }).prefault({ due: '03-31' }),
  validity: z
    .strictObject({
      years: z.number().int().min(1).max(10),
      /** Renewal may begin so many calendar days before the end. */
      renew_from: z.number().int().min(1).max(365),
    })
    .prefault({ years: 3, renew_from: 90 }),
  four_eyes: z
    .strictObject({ approve: z.boolean(), refuse: z.boolean(), cancel: z.boolean() })
    .prefault({ approve: true, refuse: true, cancel: true }),
  return_reasons: z
    .array(z.strictObject({ id, text: text.max(120) }))
    .max(40)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, '退回理由的编号不能重复')
    .prefault([]),
  contacts: z
    .strictObject({ business: contactSchema.prefault({}), supervision: contactSchema.prefault({}) })
    .prefault({}),
  evaluation: z
    .strictObject({
      /** From the best down; an outcome holds from its score on. */
      outcomes: z
        .array(z.strictObject({ id, label: text.max(20), at_least: z.number().min(0).max(100) }))
        .max(10)
        .transform((all) => all.toSorted((a, b) => b.at_least - a.at_least)),
    })
    .prefault({ outcomes: [] }),
  reminders: z
    .strictObject({
      annual: ladder({
        at_opening: true,
        before: [30, 15, 7, 1],
        count: 'working',
        after_every: 7,
        escalate: { second_contact: 15, head: 7, officer: -1 },
      }),
      correction: ladder({
        at_opening: false,
        before: [5, 2, 0],
        count: 'working',
        after_every: 7,
        escalate: { second_contact: 2, head: null, officer: -1 },
      }),
      notice_end: ladder({
        at_opening: false,
        before: [1],
        count: 'working',
        after_every: null,
        escalate: { ...never, officer: 1 },
      }),
      validity: ladder({
        at_opening: false,
        before: [90, 60, 30],
        count: 'calendar',
        after_every: null,
        escalate: { second_contact: 60, head: 30, officer: 30 },
      }),
      rectification: ladder({
        at_opening: false,
        before: [10, 5, 1],
        count: 'working',
        after_every: 7,
        escalate: { second_contact: 5, head: 1, officer: -1 },
      }),
    })
    .prefault({}),
});

/** Office.yaml as written: the choices, and where the form names the head of what is filed. */
export const officeFileSchema = officeSchema.extend({
  head: z.strictObject({ name: z.string().min(1), phone: z.string().min(1) }).optional(),
});

export type OfficeChoices = z.output<typeof officeSchema>;
export type OfficeFile = z.output<typeof officeFileSchema>;
export type Ladder = z.output<typeof ladderSchema>;
export type ReminderKind = keyof OfficeChoices['reminders'];
