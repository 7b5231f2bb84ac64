import { z } from 'zod';
import { digestSchema, idSchema, pageOf, pageQuery, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What anybody may see and do without signing in: public notices, objections, verification, receipts. */

/** `YYYY-MM-DD` in Shanghai. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** All that leaves the office of an application; what the pack does not make public is empty. */
export const publicContentSchema = z.strictObject({
  title: z.string(),
  lead: z.string(),
  field: z.string(),
  members: z.array(z.strictObject({ name: z.string(), kind: z.string(), place: z.string() })),
});

const contactSchema = z.strictObject({ name: z.string(), phone: z.string(), address: z.string() });
/** Whom to write to; all empty where the office has not said. */
const contactsSchema = z.strictObject({ business: contactSchema, supervision: contactSchema });

const aboutSchema = z.strictObject({
  title: z.string(),
  office: z.string(),
  issuer: z.string(),
  introduction: z.string(),
  /** How an objection is made. */
  objections: z.string(),
  /** Said where there is no notice. */
  none: z.string(),
  clauses: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  contacts: contactsSchema,
});

/** `revoked`: an objection was upheld. */
export const noticeStateSchema = z.enum(['running', 'ended', 'revoked']);
export const publicNoticeSchema = publicContentSchema.extend({
  id: idSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  /** Reckoned without the published holidays of the year: it may still move. */
  provisional: z.boolean(),
  /** Length by the office's setting, in working days. */
  workingDays: z.number().int(),
  state: noticeStateSchema,
});

const noticeParams = z.strictObject({ notice: idSchema });

export const objectionSchema = z
  .strictObject({
    /** Made by the page: the same form sent twice is one objection. */
    form: idSchema,
    /** Who objects: a person, or a unit by its contact. */
    kind: z.enum(['person', 'unit']),
    name: z.string().trim().min(2, '请填写真实姓名').max(40),
    unit: z.string().trim().max(80).default(''),
    address: z.string().trim().min(4, '请填写能收到书面答复的地址').max(120),
    phone: z
      .string()
      .trim()
      .regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/, '请填写手机号或带区号的座机号'),
    text: z.string().trim().min(20, '请写明具体事实和理由，至少20个字').max(3000),
    /** 所述属实，并同意为核实处理这些信息。 */
    agreed: z.literal(true),
  })
  .refine(({ kind, unit }) => kind === 'person' || unit.length >= 2, {
    path: ['unit'],
    message: '请填写单位全称',
  });

export const verificationSchema = publicContentSchema.extend({
  number: z.string(),
  programme: z.string(),
  issuer: z.string(),
  filedOn: daySchema,
  validUntil: daySchema,
  status: z.enum(['valid', 'expired', 'renewed', 'cancelled']),
  /** The day on which it ended early. */
  endedOn: daySchema.nullable(),
  clauses: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  checkedAt: timeSchema,
});

/** `mismatch`: the number exists and the digest is another; `changed`: what is stored does not give its own digest any more. */
export const receiptCheckSchema = z.strictObject({
  outcome: z.enum(['unchanged', 'changed', 'mismatch', 'unknown']),
  /** Only to whoever holds the digest. */
  receipt: z
    .strictObject({
      number: z.string(),
      kind: z.enum(['application', 'annual_report']),
      version: z.number().int(),
      submittedAt: timeSchema,
      digest: digestSchema,
    })
    .nullable(),
  checkedAt: timeSchema,
});

export const noticeEndpoints = {
  list: endpoint({
    id: 'notices.list',
    method: 'GET',
    path: '/api/notices',
    summary: 'Public notices that run, or those of the past, latest first',
    access: 'public',
    limit: 'read',
    query: pageQuery.extend({ state: z.enum(['running', 'past']).default('running') }),
    response: pageOf(publicNoticeSchema).extend({ about: aboutSchema }),
  }),
  read: endpoint({
    id: 'notices.read',
    method: 'GET',
    path: '/api/notices/:notice',
    summary: 'One public notice',
    access: 'public',
    limit: 'read',
    params: noticeParams,
    response: z.strictObject({
      notice: publicNoticeSchema,
      about: aboutSchema,
      /** Whether an objection can be made now. */
      open: z.boolean(),
    }),
  }),
  object: endpoint({
    id: 'notices.object',
    method: 'POST',
    path: '/api/notices/:notice/objections',
    summary: 'Objects to a notice while it runs; the same form sent again is the same objection',
    access: 'public',
    limit: 'objection',
    params: noticeParams,
    body: objectionSchema,
    response: z.strictObject({ number: z.string(), receivedAt: timeSchema }),
    problems: ['notice_over'],
  }),
  verify: endpoint({
    id: 'filings.verify',
    method: 'GET',
    path: '/api/verify/:code',
    summary: 'What is public of a filing, by the code on its certificate',
    access: 'public',
    limit: 'read',
    params: z.strictObject({ code: idSchema }),
    response: verificationSchema,
  }),
  checkReceipt: endpoint({
    id: 'receipts.check',
    method: 'GET',
    path: '/api/receipts',
    summary: 'Whether a receipt is genuine and what it stands for unchanged',
    access: 'public',
    limit: 'heavy',
    query: z.strictObject({
      number: z.string().trim().min(1).max(40),
      /** All 64 digits, or the 16 that the receipt shows. */
      digest: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^([0-9a-f]{16}|[0-9a-f]{64})$/),
    }),
    response: receiptCheckSchema,
  }),
};
