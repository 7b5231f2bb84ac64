import type { Answer } from '../../api/endpoints.ts';

export type CaseLine = Answer<'office_cases.queue'>['items'][number];
export type OfficeCase = Answer<'office_cases.read'>;
export type LifeState = CaseLine['state'];
export type Tag = 'done' | 'attention' | 'missing' | 'refused' | 'info' | 'waiting';

/** A case as its officers speak of it: what has to be done about it, rather than how far it is. */
export const STATES: Readonly<Record<LifeState, { tag: Tag; text: string }>> = {
  draft: { tag: 'missing', text: '未提交' },
  submitted: { tag: 'attention', text: '待受理' },
  under_review: { tag: 'info', text: '审核中' },
  correction_requested: { tag: 'waiting', text: '等申报单位补正' },
  approved: { tag: 'attention', text: '待公示' },
  public_notice: { tag: 'waiting', text: '公示中' },
  objection: { tag: 'attention', text: '异议待处理' },
  filed: { tag: 'done', text: '已备案' },
  rectification: { tag: 'attention', text: '整改中' },
  expiring: { tag: 'attention', text: '即将到期' },
  expired: { tag: 'missing', text: '已到期' },
  renewed: { tag: 'done', text: '已重新备案' },
  refused: { tag: 'refused', text: '不予备案' },
  withdrawn: { tag: 'missing', text: '已撤回' },
  cancelled: { tag: 'refused', text: '已取消备案' },
};

export const DECISIONS = { approve: '同意备案', refuse: '不予备案', cancel: '取消备案' } as const;
