import type { SettingKey } from '../contract/office-settings.ts';

/** What people call the settings of the office. */
export const SETTING_NAMES: Readonly<Record<SettingKey, string>> = {
  hours: '办公时间',
  notice: '公示天数',
  review: '审核时限',
  correction: '补正时限',
  annual: '年度报告截止日',
  validity: '备案有效期',
  four_eyes: '双人复核',
  return_reasons: '退回理由',
  contacts: '咨询和监督电话',
  evaluation: '绩效评估等次',
  reminders: '提醒安排',
  duty: '值班经办人',
  officers: '经办人员',
  holidays: '节假日安排',
};

export const badSetting = (key: SettingKey, reasons: readonly string[]): string =>
  `“${SETTING_NAMES[key]}”没有保存：${[...new Set(reasons)].join('；')}。请改好后再保存。`;

export const SETTING_CHANGED =
  '这一项刚刚被别人改过，您看到的已不是最新的。请看一下现在的内容再保存，您填的不会丢失。';

export const validityTooLong = (years: number, clauses: readonly string[]): string =>
  `有效期不能超过 ${years} 年（条款 ${clauses.join('、')}）`;

export const DUTY_UNKNOWN = '值班经办人不在经办人员名单里，请先把他加进名单';
