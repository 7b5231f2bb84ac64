import { z } from 'zod';

/**
 * office.yaml: what the policy leaves to the office, with the values that hold until the office chooses its own. None of it is a
 * rule of the policy, and whoever shows it says so.
 */

const id = z.string().regex(/^[a-z][a-z0-9_]*$/, '编号只用小写字母、数字和下划线');
const words = (most: number) => z.string().trim().min(1, '不能空着').max(most, `最多 ${most} 个字`);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 09:00 这样的时和分');
const number = (from: number, to: number, what: string) => {
  const message = `${what}填 ${from} 到 ${to} 的整数`;
  return z.number(message).int(message).min(from, message).max(to, message);
};
/** A day of every year. */
const monthDay = z
  .string()
  .regex(/^\d\d-\d\d$/, '写作 03-31 这样的月和日')
  .refine((value) => {
    const day = `2025-${value}`;
    const at = Date.parse(day);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
  }, '没有这一天');
const workingDays = number(1, 250, '工作日数');

/** The windows of a working day in which the office works, and in which people are written to. */
export const hoursSchema = z
  .array(z.strictObject({ from: time, to: time }))
  .min(1, '至少写一段办公时间')
  .max(4, '最多写四段办公时间')
  .refine((hours) => hours.every(({ from, to }) => from < to), '每段办公时间的结束要晚于开始')
  .refine(
    (hours) => hours.every(({ from }, index) => index === 0 || hours[index - 1]!.to <= from),
    '办公时间按先后填写，不能重叠',
  );

const before = number(0, 365, '天数');
/** When a thing that waits is reminded of, and from when others are told too. */
export const ladderSchema = z.strictObject({
  /** On the day on which it opens. */
  at_opening: z.boolean(),
  /** So many days before the day that it is due. */
  before: z
    .array(before)
    .max(12, '最多 12 次')
    .refine(
      (days) => days.every((day, index) => index === 0 || day < days[index - 1]!),
      '从大到小填写，不要重复',
    ),
  count: z.enum(['working', 'calendar']),
  /** Every so many calendar days after it was due; null: no more. */
  after_every: number(1, 60, '间隔天数').nullable(),
  /** From so many days before the due day on (0: that day; null: never) these are told beside the first contact. */
  escalate: z.strictObject({
    second_contact: before.nullable(),
    head: before.nullable(),
    /** -1: from the day after. */
    officer: number(-1, 365, '天数').nullable(),
  }),
});

const line = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`).default('');
const contactSchema = z.strictObject({
  name: line(60),
  phone: line(40),
  address: line(120),
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
      years: number(1, 10, '有效期'),
      /** Renewal may begin so many calendar days before the end. */
      renew_from: number(1, 365, '天数'),
    })
    .prefault({ years: 3, renew_from: 90 }),
  four_eyes: z
    .strictObject({ approve: z.boolean(), refuse: z.boolean(), cancel: z.boolean() })
    .prefault({ approve: true, refuse: true, cancel: true }),
  return_reasons: z
    .array(z.strictObject({ id, text: words(120) }))
    .max(40, '最多 40 条')
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, '退回理由的编号不能重复')
    .prefault([]),
  contacts: z
    .strictObject({ business: contactSchema.prefault({}), supervision: contactSchema.prefault({}) })
    .prefault({}),
  evaluation: z
    .strictObject({
      /** From the best down; an outcome holds from its score on. */
      outcomes: z
        .array(z.strictObject({ id, label: words(20), at_least: number(0, 100, '分数线') }))
        .max(10, '最多 10 个等次')
        .refine(
          (all) => all.every((one, index) => index === 0 || one.at_least < all[index - 1]!.at_least),
          '从高到低填写，分数线不要重复',
        ),
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
