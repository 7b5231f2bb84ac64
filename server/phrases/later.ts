import { dayWords } from './day-words.ts';

/** Why something after the filing cannot be done, and what to do instead. */
export const LATER_REASONS = {
  notFiled: '这份申报现在没有生效的备案，不能办理这一项。请先查看申报现在的状态。',
  notOffered: '这份指引没有这一项，不能办理。如有疑问请联系受理部门。',
  noSuchMember: (name: string) =>
    `“${name === '' ? '这家单位' : name}”已不在成员名单里。请刷新后查看现在的名单，再提出申请。`,
  memberListed: (name: string) => `“${name}”已在成员名单里，不用再增补。请核对名称和统一社会信用代码。`,
  leadAsMember: '这是牵头单位自己的统一社会信用代码。牵头单位不用列为成员，请核对后填写要加入的单位。',
  whoLeaves: '请选择要退出的成员单位。',
  whoJoins: '请填写要加入的单位。',
  kind: '请选择单位类型。',
  badCode: (suggestion: string | null) =>
    suggestion === null
      ? '统一社会信用代码应是18位数字和大写字母，其中没有 I、O、S、V、Z，请对照执照填写。'
      : `统一社会信用代码里没有字母 O 和 I，是不是数字 0 和 1？也就是：${suggestion}`,
  codeUnconfirmed:
    '这个代码的最后一位和前面的对不上，多半是有一位填错了。请对照执照核对；确认无误的话，可以按这个代码继续。',
  tooManyOpen: (most: number) => `还有 ${most} 项没有答复，请等受理部门答复后再提出新的。`,
  answeredAlready: '这一项已经办过了，请刷新后查看结果。',
  reasonNeeded: '不同意变更要写明理由，申请单位会看到。',
  worsenedReason: '变更后有一般要求或必须满足的条件不再达到，同意变更要写明理由，申请单位会看到。',
  noSuchStep: '没有找到这一步，请刷新后再试。',
  noSuchGround: '指引里没有这种情形，请在列出的情形里选。',
  noSuchMeasure: '没有这一项支持措施，请在列出的措施里选。',
  dayPast: '期限要在今天之后，请重新选一天。',
  rectificationFirst: (label: string) =>
    `“${label}”要先要求整改，拒不整改或整改不到位的，才能以此取消备案。请先下达整改要求，或写明整改结果。`,
  notRenewable: (opensOn: string) =>
    `现在还不能重新申请备案。本办从${dayWords(opensOn)}起受理，到时会提醒您。`,
  notRenewableState: '这份备案现在不能重新申请，请先查看它的状态，或联系受理部门。',
  tooManyApplications: (most: number) => `一个单位最多同时准备 ${most} 份申报，请在已有的申报里继续。`,
  ratedAlready: '这一步您已经评价过了，每一步只评一次。谢谢！',
  handledAlready: '这条评价已有同事处理，请刷新后查看。',
  ownStep: '这一步是您经办的，评价对您匿名，请由其他负责人处理。',
} as const;

/** The refusal of what the policy forbids: the pack's words, and the clause to the letter. */
export const forbiddenByPolicy = (answer: string, clauses: readonly { id: string; text: string }[]): string =>
  [answer, ...clauses.map(({ id, text }) => `指引第 ${id} 条：“${text}”`)].join('\n');

/** Of a ground that a cancellation cannot rest on yet. */
export const WANTS_RECTIFICATION = '先要求整改；拒不整改或整改不到位的，才能以此取消备案。';

/** What was open when a filing was cancelled. */
export const SETTLED_BY_END = {
  change: '备案已取消，这项申请不再办理。',
  rectification: '备案已取消，整改不再进行。',
} as const;

/** What a finished step is called where it is rated. */
export const STEP_WORDS: Readonly<Record<string, string>> = {
  filed: '备案',
  refused: '审核（不予备案）',
  member_change_granted: '成员变更（同意）',
  member_change_refused: '成员变更（未同意）',
  rectification_closed: '整改',
  support_answered: '协调请求的答复',
  annual_evaluated: '年度绩效评估',
  annual_accepted: '年度报告',
  renewed: '重新备案',
};

/** In few words, for the office's queue. */
export const QUEUE_WORDS = {
  rectification: (ground: string) => `整改：${ground}`,
} as const;
