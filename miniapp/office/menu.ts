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
    title: '公示和备案',
    path: '/review/filings',
    icon: 'done',
    group: 'work',
    key: 'f',
    count: countFilings,
  },
  {
    ...{ title: '年度报告', path: '/review/annual', icon: 'pen', group: 'filed', key: 'a' },
    count: countReports,
  },
  { title: '变更和支持', path: '/review/later', icon: 'people', group: 'filed', key: 'l', count: countLater },
  { title: '评价', path: '/review/ratings', icon: 'pen', group: 'filed', count: countRatings },
  { title: '本办设置', path: '/review/settings', icon: 'switches', group: 'office', key: 's' },
  {
    ...{ title: '未送达', path: '/review/undelivered', icon: 'bell', group: 'office', key: 'u' },
    roles: ['reviewer', 'lead', 'administrator'],
    count: countUndelivered,
  },
  {
    ...{ title: '经办人员', path: '/review/officers', icon: 'people', group: 'office', key: 'o' },
    roles: ['lead', 'administrator'],
  },
];

/** What waits for a step of the office: a notice to open, an objection, a filing. */
async function countFilings(signal: AbortSignal): Promise<number> {
  const { counts } = await call('office_filing.list', { query: { limit: 1 } }, { signal });
  return counts.waiting + counts.objected + counts.ready;
}

/** Notices that somebody has to see to. */
async function countUndelivered(signal: AbortSignal): Promise<number> {
  return (await call('deliveries.count', undefined, { signal })).undelivered;
}

/** Reports that were handed in and nobody has taken up. */
async function countReports(signal: AbortSignal): Promise<number> {
  return (await call('office_annual.list', { query: { state: 'submitted', limit: 1 } }, { signal })).counts
    .submitted;
}

/** Members to change, rectifications to look at, requests to answer. */
async function countLater(signal: AbortSignal): Promise<number> {
  const { open } = await call('office_later.counts', {}, { signal });
  return Object.values(open).reduce((sum, count) => sum + count, 0);
}

async function countRatings(signal: AbortSignal): Promise<number> {
  return (await call('office_later.counts', {}, { signal })).ratings ?? 0;
}

/** What waits for whoever is here: their own cases, and what colleagues propose. */
async function countMine(signal: AbortSignal): Promise<number> {
  const { mine, toConfirm } = await call('office_cases.counts', {}, { signal });
  return mine + toConfirm;
}
