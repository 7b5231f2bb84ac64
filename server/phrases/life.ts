import type { LifeState } from '../contract/life.ts';

/** What people call the states: applicants and officers alike. */
export const STATE_WORDS: Readonly<Record<LifeState, string>> = {
  draft: '待提交',
  submitted: '已提交，待受理',
  under_review: '审核中',
  correction_requested: '待补正',
  approved: '审核通过，待公示',
  public_notice: '公示中',
  objection: '公示有异议，处理中',
  filed: '已备案',
  rectification: '整改中',
  expiring: '备案即将到期',
  expired: '备案已到期',
  renewed: '已重新备案',
  refused: '不予备案',
  withdrawn: '已撤回',
  cancelled: '已取消备案',
};

export const impossibleStep = (state: string): string =>
  `这份申报现在是“${state}”，不能做这一步。请刷新后查看最新情况。`;

export const CASE_CHANGED =
  '这份申报刚刚有了新的变化，您看到的已不是最新的。请刷新后再办理，您写的内容不会丢失。';
