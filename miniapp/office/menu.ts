import { call } from '../api/index.ts';
import type { SHAPES } from '../parts/icon-shapes.ts';
import type { OfficeRole } from './state/officer.ts';

export interface MenuEntry {
  title: string;
  path: string;
  icon: keyof typeof SHAPES;
  group: keyof typeof GROUPS;
  /** Whom it is for; unset: every officer. */
  roles?: readonly OfficeRole[];
  /** How many things wait there; asked for now and then, and shown beside the title. */
  count?: (signal: AbortSignal) => Promise<number>;
  /** The second key after `g` that opens it. */
  key?: string;
}

export const GROUPS = { work: '办理', filed: '备案以后', office: '本办' } as const;

/** The menu of the console, in its order. Whoever adds a page adds its line here. */
export const menu: readonly MenuEntry[] = [
  { title: '待办', path: '/review', icon: 'paper', group: 'work', key: 'q', count: countMine },
  {
    ...{ title: '年度报告', path: '/review/annual', icon: 'pen', group: 'filed', key: 'a' },
    count: countReports,
  },
  { title: '统计', path: '/review/figures', icon: 'info', group: 'office', key: 'f' },
  { title: '查询', path: '/review/support', icon: 'quote', group: 'office', key: 'u' },
];

/** Reports that were handed in and nobody has taken up. */
async function countReports(signal: AbortSignal): Promise<number> {
  return (await call('office_annual.list', { query: { state: 'submitted', limit: 1 } }, { signal })).counts
    .submitted;
}

/** What waits for whoever is here: their own cases, and what colleagues propose. */
async function countMine(signal: AbortSignal): Promise<number> {
  const { mine, toConfirm } = await call('office_cases.counts', {}, { signal });
  return mine + toConfirm;
}
