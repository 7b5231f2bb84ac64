import type { LocationQuery } from 'vue-router';
import type { Input } from '../../../api/endpoints.ts';
import type { LifeState } from '../../state/case-words.ts';

export type QueueQuery = NonNullable<Input<'office_cases.queue'>['query']>;

/** What the officer looks for, as it stands in the page's address: a link leads to the same list. */
export interface Filters {
  states: string;
  field: string;
  /** `me`, `none`, an officer's id; empty: anybody's. */
  assignee: string;
  search: string;
  /** In its state for more than so many days. */
  days: string;
  /** Handed in in this year. */
  year: string;
  order: 'oldest' | 'latest';
}

/** Whatever still asks something of the office or the applicant. */
export const UNDER_WORK: readonly LifeState[] = [
  'submitted',
  'under_review',
  'correction_requested',
  'approved',
  'public_notice',
  'objection',
  'rectification',
];

/** Whatever has been filed, and not been cancelled. */
export const FILED_STATES: readonly LifeState[] = [
  'filed',
  'expiring',
  'rectification',
  'expired',
  'renewed',
];

/** Ready-made lists, each with what it counts. */
export const PRESETS = [
  { id: 'mine', title: '我的', filters: { assignee: 'me', states: UNDER_WORK.join(',') } },
  { id: 'unassigned', title: '没有经办人', filters: { assignee: 'none', states: UNDER_WORK.join(',') } },
  { id: 'work', title: '在办全部', filters: { states: UNDER_WORK.join(',') } },
  { id: 'all', title: '所有', filters: { states: 'all' } },
] as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function readFilters(query: LocationQuery): Filters {
  return {
    states: text(query['states']) || UNDER_WORK.join(','),
    field: text(query['field']),
    assignee: text(query['assignee']),
    search: text(query['search']).slice(0, 60),
    days: /^\d{1,3}$/.test(text(query['days'])) ? text(query['days']) : '',
    year: /^\d{4}$/.test(text(query['year'])) ? text(query['year']) : '',
    order: query['order'] === 'latest' ? 'latest' : 'oldest',
  };
}

/** As the address bears them: nothing of what is usual. */
export function writeFilters({ states, order, ...rest }: Filters): Record<string, string> {
  const entries = Object.entries(rest).filter(([, value]) => value !== '');
  return {
    ...Object.fromEntries(entries),
    ...(states === UNDER_WORK.join(',') ? {} : { states }),
    ...(order === 'oldest' ? {} : { order }),
  };
}

/** What the server is asked. A search looks everywhere, since whoever knows a name wants that case, wherever it stands. */
export function askedBy(
  { states, field, assignee, search, days, year, order }: Filters,
  today: string,
): QueueQuery {
  const everywhere = states === 'all' || (search !== '' && states === UNDER_WORK.join(','));
  return {
    order,
    ...(everywhere ? {} : { states }),
    ...(field && { field }),
    ...(assignee && { assignee }),
    ...(search.trim() && { search: search.trim() }),
    ...(year && { year: Number(year) }),
    ...(days && { before: daysBefore(today, Number(days)) }),
  };
}

export function daysBefore(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
}

/** The ready-made list that these filters are, where they are one. */
export const presetOf = ({ states, field, assignee, search, days, year }: Filters): string | null =>
  field || search || days || year
    ? null
    : (PRESETS.find(
        ({ filters }) =>
          filters.states === states && ('assignee' in filters ? filters.assignee : '') === assignee,
      )?.id ?? null);
