import type { Answer } from '../../api/endpoints.ts';
import type { Tag } from '../state/case-words.ts';

export type AnnualLine = Answer<'office_annual.list'>['items'][number];
export type OfficeReport = Answer<'office_annual.read'>;
export type ReportSection = NonNullable<OfficeReport['handedIn']>['sections'][number];
export type ReportRow = ReportSection['rows'][number];
type Value = string | number | null;

/** A report as officers speak of it: what has to be done about it. */
export const ANNUAL_STATES: Readonly<Record<AnnualLine['state'], { tag: Tag; text: string }>> = {
  open: { tag: 'waiting', text: '等申报单位报送' },
  submitted: { tag: 'attention', text: '待审核' },
  under_review: { tag: 'info', text: '审核中' },
  correction_requested: { tag: 'waiting', text: '等申报单位补正' },
  accepted: { tag: 'attention', text: '待评估' },
  evaluated: { tag: 'done', text: '已评估' },
};

const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
export const tell = (value: Value, unit: string | null): string => {
  if (value === null || value === '') return '—';
  return typeof value === 'string' ? value : `${number.format(value)}${unit === null ? '' : ` ${unit}`}`;
};

export const isFigure = ({ type }: Pick<ReportRow, 'type'>): boolean => type === 'count' || type === 'amount';

/** How a figure moved against the year before: `+12（+20%）`; empty where there is nothing to compare. */
export function changeOf({ value, lastYear }: Pick<ReportRow, 'value' | 'lastYear'>): string {
  if (typeof value !== 'number' || typeof lastYear !== 'number') return '';
  const moved = Math.round((value - lastYear) * 100) / 100;
  if (moved === 0) return '持平';
  const sign = moved > 0 ? '+' : '−';
  const part = lastYear === 0 ? '' : `（${sign}${Math.round(Math.abs(moved / lastYear) * 100)}%）`;
  return `${sign}${number.format(Math.abs(moved))}${part}`;
}

/** The outcome that a total comes to; the list falls. */
export const outcomeOf = (outcomes: OfficeReport['sheet']['outcomes'], total: number): string =>
  (outcomes.find(({ from }) => total >= from) ?? outcomes[outcomes.length - 1])?.title ?? '';
