import { z } from 'zod';
import { officeSchema } from '../../bot/policy/office-schema.ts';
import { idSchema } from './common.ts';

const officerRole = z.enum(['observer', 'reviewer', 'lead', 'administrator']);

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
    year: z.number().int().min(2024).max(2099),
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
        .array(z.strictObject({ user: z.string().trim().min(1).max(64), role: officerRole }))
        .max(500)
        .default([]),
      departments: z
        .array(z.strictObject({ id: z.number().int().positive(), role: officerRole }))
        .max(100)
        .default([]),
      tags: z
        .array(z.strictObject({ id: z.number().int().positive(), role: officerRole }))
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
