import type { Answer } from '../api/endpoints.ts';

export type Reminder = Answer<'reminders.list'>['items'][number];

const KINDS: Readonly<Record<Reminder['kind'], string>> = {
  annual: '年度运行情况报送',
  correction: '材料补正',
  notice_end: '公示结束',
  validity: '备案有效期',
  rectification: '整改',
};

export const titleOf = ({ kind, year }: Reminder): string =>
  year === null ? KINDS[kind] : `${year} 年度运行情况报送`;

/** 12月7日 */
export const dayOf = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** 还有 8 个工作日, with a word where the holidays are not known yet. */
export function leftOf({ daysLeft, count, provisional }: Reminder): string {
  const unit = count === 'working' ? '个工作日' : '天';
  const guess = provisional ? '预计' : '';
  if (daysLeft < 0) return `已过期限 ${guess}${-daysLeft} ${unit}`;
  return daysLeft === 0 ? '今天到期' : `${guess}还有 ${daysLeft} ${unit}`;
}
