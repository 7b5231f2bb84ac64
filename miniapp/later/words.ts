import type { Answer } from '../api/endpoints.ts';

export type Later = Answer<'later.read'>;
export type Change = Later['changes']['items'][number];
type Tag = 'done' | 'attention' | 'missing' | 'refused' | 'info' | 'waiting';

export const CHANGE_STATES: Readonly<Record<Change['state'], { tag: Tag; text: string }>> = {
  requested: { tag: 'waiting', text: '等待审核' },
  granted: { tag: 'done', text: '已同意' },
  refused: { tag: 'refused', text: '未同意' },
  withdrawn: { tag: 'missing', text: '已撤回' },
};

export const RECTIFICATION_STATES: Readonly<
  Record<Later['rectifications'][number]['state'], { tag: Tag; text: string }>
> = {
  ordered: { tag: 'attention', text: '待报告' },
  answered: { tag: 'waiting', text: '等待核实' },
  closed: { tag: 'done', text: '已通过' },
  failed: { tag: 'refused', text: '没有到位' },
};

/** Who leaves and who joins, in one line. */
export const whoOf = ({ leaves, joins }: Pick<Change, 'leaves' | 'joins'>): string =>
  [leaves && `${leaves.name} 退出`, joins && `${joins.name} 加入`].filter(Boolean).join('，');
