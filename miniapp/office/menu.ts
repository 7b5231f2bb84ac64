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
    title: '经办人员',
    path: '/review/officers',
    icon: 'people',
    group: 'office',
    key: 'o',
    roles: ['lead', 'administrator'],
  },
];

/** What waits for whoever is here: their own cases, and what colleagues propose. */
async function countMine(signal: AbortSignal): Promise<number> {
  const { mine, toConfirm } = await call('office_cases.counts', {}, { signal });
  return mine + toConfirm;
}
