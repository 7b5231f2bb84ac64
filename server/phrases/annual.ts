import type { AnnualState } from '../contract/annual.ts';

/** What people call the states of a report: applicants and officers alike. */
export const ANNUAL_STATE_WORDS: Readonly<Record<AnnualState, string>> = {
  open: '待报送',
  submitted: '已报送，待审核',
  under_review: '审核中',
  correction_requested: '待补正',
  accepted: '已通过，待评估',
  evaluated: '已评估',
};

/** The lines of the page before handing in. */
export const ANNUAL_LINES = {
  empty: (label: string) => `“${label}”还没有填。`,
  unconfirmed: (title: string, count: number) =>
    `“${title}”里还有 ${count} 项是去年的内容，请修改，或确认今年仍然如此。`,
  optional: (title: string, labels: readonly string[]) => `“${title}”里选填的没有填：${labels.join('、')}。`,
  noFiles: (title: string) => `没有上传“${title}”。`,
} as const;

/** Why something about a report cannot be done, and what to do. */
export const ANNUAL_REASONS = {
  notFound: '没有找到这份年度报告，或者您没有权限查看。',
  closed: '备案已取消，这份年度报告不用再报送。已填的内容保留，可以查看。',
  notFillable: (state: string) => `这份年度报告现在是“${state}”，不能修改。请刷新后查看最新情况。`,
  changed: '您看过之后，报告又有了改动。请重新看一遍再提交。',
  officerChanged: '这份报告刚刚有了新的变化，您看到的已不是最新的。请刷新后再办理，您写的内容不会丢失。',
  impossibleStep: (state: string) => `这份年度报告现在是“${state}”，不能做这一步。请刷新后查看最新情况。`,
  notComplete: (lines: readonly string[]) => `还不能报送：${lines.join('')}`,
  unknownField: '报告里没有这一项，请刷新后重新填写。',
  notNumber: '请填数字。',
  notWhole: '请填 0 到 9999999 之间的整数；没有填 0。',
  notAmount: '请填 0 到 99999999.99 之间的数，最多两位小数；没有填 0。',
  unknownAspect: '评估表里没有这一项，请刷新后重新打分。',
  aspectsMissing: (titles: readonly string[]) => `还没有打分：${titles.join('、')}。打完分再发送评估结果。`,
  duePassed: '补正期限要在今天以后，请重新选择日期。',
  fileUnknown: '这个文件不在已报送的附件里，请刷新后再看。',
} as const;

/** Of a correction that is about no field. */
export const WHOLE_REPORT = '整份报告和附件';
