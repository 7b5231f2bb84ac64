import type { Answer } from '../api/endpoints.ts';

export type AnnualReport = Answer<'annual.read'>;
export type AnnualSummary = Answer<'annual.list'>['items'][number];
export type AnnualField = AnnualReport['sections'][number]['fields'][number];
export type AnnualValue = string | number | null;

type Tag = 'done' | 'attention' | 'missing' | 'refused' | 'info' | 'waiting';

const STATES: Readonly<Record<AnnualSummary['state'], { tag: Tag; text: string }>> = {
  open: { tag: 'attention', text: '待报送' },
  submitted: { tag: 'waiting', text: '已报送，待审核' },
  under_review: { tag: 'info', text: '审核中' },
  correction_requested: { tag: 'attention', text: '待补正' },
  accepted: { tag: 'info', text: '审核通过，待评估' },
  evaluated: { tag: 'done', text: '已评估' },
};

/** How far a report is, as the applicant sees it. */
export const stateOf = ({ state, closed }: Pick<AnnualSummary, 'state' | 'closed'>) =>
  closed ? ({ tag: 'missing', text: '不用报送' } as const) : STATES[state];

/** Whether something is to be done about it. */
export const isWaitedFor = ({ state, closed }: Pick<AnnualSummary, 'state' | 'closed'>): boolean =>
  !closed && (state === 'open' || state === 'correction_requested');

/** 还有 12 天 · 今天截止 · 已过 3 天 */
export function leftWords(dueOn: string, today: string): string {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);
  if (days === 0) return '今天截止';
  return days > 0 ? `还有 ${days} 天` : `已过期 ${-days} 天`;
}

const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });

/** A value with its unit. */
export function tellValue(field: Pick<AnnualField, 'unit'> | undefined, value: AnnualValue): string {
  if (value === null || value === '') return '（空）';
  if (typeof value === 'string') return value;
  return field?.unit ? `${number.format(value)} ${field.unit}` : number.format(value);
}

export const labelWith = ({ label, unit }: Pick<AnnualField, 'label' | 'unit'>): string =>
  unit === null ? label : `${label}（${unit}）`;
