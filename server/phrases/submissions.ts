import type { Status } from '../../bot/policy/evaluate.ts';

const STATUSES: Readonly<Record<Status, string>> = {
  met: '达到',
  unmet: '未达到',
  open: '待定',
  not_applicable: '不涉及',
};

/** The lines of the last page before handing in. */
export const PREVIEW = {
  notNow: (state: string) => `这份申报现在是“${state}”，不能提交新的一版。您可以先改好，等可以提交时再提交。`,
  leadUnnamed: (label: string) => `${label}还没有填。`,
  fieldMissing: (label: string) => `“${label}”还没有填。`,
  namedPaperMissing: (title: string) => `“${title}”还没有上传。`,

  answered: '自查问题都已回答。',
  sectionFilled: (title: string) => `“${title}”部分已填完。`,
  membersListed: (count: number) => `已列出 ${count} 家成员单位，和回答一致。`,
  paperUploaded: (title: string, count: number) => `“${title}”已上传 ${count} 个文件。`,

  unanswered: (count: number) => `自查还有 ${count} 题没有回答。`,
  notReady: (label: string, step: string) => `还没准备好：${label}。${step}`,
  leadDiffers: (stated: string, registered: string) =>
    `牵头单位名称填的是“${stated}”，登记的单位名称是“${registered}”，请核对。`,
  fieldsEmpty: (title: string, labels: readonly string[]) =>
    `“${title}”部分还有 ${labels.length} 项没有填：${labels.join('、')}。`,
  countDiffers: (label: string, unit: string, stated: number, listed: number) =>
    `回答里${label}是 ${stated} ${unit}，成员名单里是 ${listed} ${unit}，请核对。`,
  memberLacks: (name: string, what: readonly string[]) => `成员单位“${name}”还缺${what.join('、')}。`,
  memberCodeDoubtful: (name: string) => `成员单位“${name}”的统一社会信用代码没有通过校验，请核对或确认。`,
  memberUnnamed: '（还没有名称）',
  memberParts: { name: '名称', code: '统一社会信用代码', kind: '类型' },
  paperMissing: (title: string) => `建议材料“${title}”还没有上传。`,
  findingsOpen: (title: string, count: number) => `“${title}”有 ${count} 条预检提示没有处理。`,

  verdict: (title: string, disclaimer: string) => `自查结论是“${title}”。${disclaimer}`,
  rule: (label: string, status: Status, strength: string) => `${label}：${STATUSES[status]}（${strength}）。`,
  findingDismissed: (file: string, text: string, reason: string) =>
    `“${file}”的提示“${text}”已搁置，理由：${reason}`,
  fileIsScan: (file: string) => `“${file}”是扫描件或照片，系统没有核对里面的文字。`,
} as const;

/** Why a version cannot be handed in or taken back, and what to do. */
export const SUBMISSION_REASONS = {
  draftChanged: '您看过之后，内容又有了改动。请重新看一遍再提交。',
  notComplete: (lines: readonly string[]) => `还不能提交：${lines.join('')}`,
  reviewBegun: (state: string) =>
    `这份申报现在是“${state}”，不能自行撤回。如需撤回，请按页面上的联系方式和受理部门商量。`,
  notWithdrawable: '这一版已经被后来的版本取代，不能撤回；要撤回，请到最新的一版。',
} as const;
