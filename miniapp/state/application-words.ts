import type { Answer } from '../api/endpoints.ts';

type Application = Answer<'applications.read'>;
type Tag = 'done' | 'attention' | 'missing' | 'refused' | 'info' | 'waiting';

/** How a verdict looks beside its words. */
export const VERDICT_TAGS: Readonly<Record<string, Tag>> = {
  ineligible: 'refused',
  incomplete: 'waiting',
  needs_review: 'info',
  not_ready: 'attention',
  eligible_with_notes: 'done',
  eligible: 'done',
};

export const STATES: Readonly<Record<Application['state'], { tag: Tag; text: string }>> = {
  draft: { tag: 'waiting', text: '准备中' },
  submitted: { tag: 'done', text: '已提交' },
  under_review: { tag: 'info', text: '审核中' },
  correction_requested: { tag: 'attention', text: '待补正' },
  approved: { tag: 'done', text: '审核通过，待公示' },
  public_notice: { tag: 'info', text: '公示中' },
  objection: { tag: 'info', text: '公示异议处理中' },
  filed: { tag: 'done', text: '已备案' },
  rectification: { tag: 'attention', text: '整改中' },
  expiring: { tag: 'attention', text: '备案即将到期' },
  expired: { tag: 'missing', text: '备案已到期' },
  renewed: { tag: 'done', text: '已重新备案' },
  refused: { tag: 'refused', text: '不予备案' },
  withdrawn: { tag: 'attention', text: '已撤回' },
  cancelled: { tag: 'refused', text: '已取消备案' },
};

export const SUBMISSION_STATES: Readonly<
  Record<Answer<'submissions.read'>['state'], { tag: Tag; text: string }>
> = {
  submitted: { tag: 'done', text: '已提交' },
  withdrawn: { tag: 'attention', text: '已撤回' },
  superseded: { tag: 'missing', text: '已有新版本' },
};
