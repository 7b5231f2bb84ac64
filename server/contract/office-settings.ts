import { z } from 'zod';
import { officeSchema } from '../../bot/policy/office-schema.ts';
import { idSchema, personSchema, timeSchema } from './common.ts';
import { endpoint } from './endpoint.ts';
import { officeRoleSchema } from './life.ts';

/** `YYYY-MM-DD`, or a run of days as `YYYY-MM-DD..YYYY-MM-DD`. */
const runSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?$/, '写作 2027-10-01 或 2027-10-01..2027-10-07')
  .refine((run) => run.split('..').every(isDay), '没有这一天')
  .refine((run) => run.slice(0, 10) <= run.slice(-10), '放假的最后一天不能早于第一天');

function isDay(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
}

/** A year's holidays as the State Council published them. */
export const holidayYearSchema = z
  .strictObject({
    year: z
      .number('年份写四位数字')
      .int('年份写四位数字')
      .min(2024, '年份从 2024 年起')
      .max(2099, '年份写四位数字'),
    off: z.array(runSchema).min(1, '至少写一个放假日').max(40),
    work: z.array(runSchema).max(20),
    /** Where it was published, for whoever checks it. */
    source: z.string().trim().min(1, '请写明文件名称或文号').max(200),
  })
  .refine(
    ({ year, off, work }) =>
      [...off, ...work].every((run) => run.split('..').every((day) => day.startsWith(`${year}-`))),
    '所列日期都要在这一年里',
  );

/** What the office decides for itself: the pack's part, and who works here and when. */
export const settingsSchema = officeSchema.extend({
  /** Who is told what has no officer yet; null: the leads. */
  duty: z.strictObject({ officer: idSchema.nullable() }).prefault({ officer: null }),
  officers: z
    .strictObject({
      /** By WeCom user id. */
      list: z
        .array(
          z.strictObject({
            user: z.string().trim().min(1, '请写企业微信账号').max(64, '企业微信账号最多 64 个字'),
            role: officeRoleSchema,
          }),
        )
        .max(500)
        .default([]),
      departments: z
        .array(
          z.strictObject({
            id: z.number('编号填正整数').int('编号填正整数').positive('编号填正整数'),
            role: officeRoleSchema,
          }),
        )
        .max(100)
        .default([]),
      tags: z
        .array(
          z.strictObject({
            id: z.number('编号填正整数').int('编号填正整数').positive('编号填正整数'),
            role: officeRoleSchema,
          }),
        )
        .max(100)
        .default([]),
    })
    .prefault({}),
  holidays: z
    .array(holidayYearSchema)
    .max(40)
    .refine((all) => new Set(all.map(({ year }) => year)).size === all.length, '同一年只能写一次')
    .prefault([]),
});
export type Settings = z.output<typeof settingsSchema>;
export type SettingKey = keyof Settings;
export const SETTING_KEYS = Object.keys(settingsSchema.shape) as SettingKey[];

/** Who changed a setting last; version 0 and nulls: never changed, the value of the policy's pack holds. */
const changedSchema = z.strictObject({
  version: z.number().int(),
  by: personSchema.nullable(),
  at: timeSchema.nullable(),
});
const keyParams = z.strictObject({ key: z.enum(SETTING_KEYS as [SettingKey, ...SettingKey[]]) });

export const settingsViewSchema = z.strictObject({
  settings: settingsSchema,
  changed: z.record(z.string(), changedSchema),
  /** What the policy sets a bound to. */
  bounds: z.strictObject({ validityYears: z.number().int().nullable(), clauses: z.array(z.string()) }),
  calendar: z.strictObject({
    /** Years whose holidays are known. */
    known: z.array(z.number().int()),
    /** Years that are needed now and are not known: what is reckoned over them is provisional. */
    missing: z.array(z.number().int()),
  }),
});

export const officeSettingEndpoints = {
  read: endpoint({
    id: 'office_settings.read',
    method: 'GET',
    path: '/api/office/settings',
    summary: 'All choices of the office, who made them, and what the calendar lacks',
    access: 'office.read',
    limit: 'read',
    response: settingsViewSchema,
  }),
  change: endpoint({
    id: 'office_settings.change',
    method: 'PUT',
    path: '/api/office/settings/:key',
    summary: 'Changes one setting; what it was is kept',
    access: 'office.administer',
    limit: 'write',
    params: keyParams,
    /** `base`: the version that was seen. */
    body: z.strictObject({ base: z.number().int().min(0), value: z.unknown() }),
    response: settingsViewSchema,
    problems: ['bad_setting', 'setting_changed'],
  }),
  history: endpoint({
    id: 'office_settings.history',
    method: 'GET',
    path: '/api/office/settings/:key/history',
    summary: 'Every value that a setting has had, newest first',
    access: 'office.read',
    limit: 'read',
    params: keyParams,
    response: z.strictObject({
      items: z.array(
        z.strictObject({ version: z.number().int(), value: z.unknown(), by: personSchema, at: timeSchema }),
      ),
    }),
  }),
};
