/** What a sentence of the timeline can speak of. */
interface Told {
  /** Empty where the program itself did it, or the person has given no name. */
  who: string;
  data: Readonly<Record<string, unknown>>;
  /** Of a document of the checklist; empty where the pack does not know it any more. */
  titleOf: (document: string) => string;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
const quoted = (value: unknown): string => (text(value) === '' ? '' : `“${text(value)}”`);
const person = ({ who }: Told): string => (who === '' ? '一位同事' : who);
const place = ({ data, titleOf }: Told): string => {
  const title = titleOf(text(data['document']));
  return title === '' ? '材料' : `“${title}”`;
};

const officer = ({ who }: Told): string => (who === '' ? '一位审核人员' : who);
const REVIEWS: Readonly<Record<string, string>> = {
  open: '收回了审核意见：',
  accepted: '认可了',
  returned: '退回了',
};
const DECISIONS: Readonly<Record<string, string>> = {
  approve: '审核通过',
  refuse: '不予备案',
  cancel: '取消备案',
};
const decision = ({ data }: Told): string => `“${DECISIONS[text(data['kind'])] ?? '决定'}”`;

const SENTENCES: Readonly<Record<string, (told: Told) => string>> = {
  created: (told) =>
    `${person(told)}创建了这份申报` +
    (Number(told.data['answers'] ?? 0) > 0
      ? `，带入了聊天里的 ${text(told.data['answers'])} 项回答。`
      : '。'),
  edited: (told) => `${person(told)}修改了申报内容。`,
  answered_in_chat: (told) => `${person(told)}在聊天里更新了回答。`,
  member_added: (told) => `${person(told)}添加了成员单位${quoted(told.data['name'])}。`,
  member_removed: (told) => `${person(told)}移除了成员单位${quoted(told.data['name'])}。`,
  member_restored: (told) => `${person(told)}恢复了成员单位${quoted(told.data['name'])}。`,
  file_added: (told) => `${person(told)}上传了${place(told)}的文件${quoted(told.data['name'])}。`,
  file_replaced: (told) =>
    `${person(told)}更新了${place(told)}的文件${quoted(told.data['name'])}，原来的文件保留。`,
  file_removed: (told) => `${person(told)}移走了${place(told)}的文件${quoted(told.data['name'])}。`,
  file_restored: (told) => `${person(told)}恢复了${place(told)}的文件${quoted(told.data['name'])}。`,
  file_infected: (told) => `${place(told)}的文件${quoted(told.data['name'])}查毒没有通过，已移走。`,
  finding_dismissed: (told) =>
    `${person(told)}搁置了${place(told)}的一条预检提示，理由：${text(told.data['reason'])}。`,
  finding_reopened: (told) => `${person(told)}重新打开了${place(told)}的一条预检提示。`,
  submitted: (told) =>
    `${person(told)}提交了第 ${text(told.data['version'])} 版，回执号 ${text(told.data['number'])}。` +
    (told.data['supersedes'] ? `第 ${text(told.data['supersedes'])} 版由它取代，仍然保留。` : ''),
  withdrawn: (told) =>
    `${person(told)}撤回了第 ${text(told.data['version'])} 版（回执号 ${text(told.data['number'])}）。`,
  resubmitted: (told) => `${person(told)}补正后再次提交，第 ${text(told.data['version'])} 版。`,
  review_begun: () => '受理部门开始审核。',
  correction_requested: () => '受理部门请您补正，要改的内容已一次列出。',
  case_taken: (told) => `${officer(told)}领取了这份申报。`,
  case_assigned: (told) => `${officer(told)}改派了经办人。`,
  case_released: (told) => `${officer(told)}把这份申报退回队列。`,
  document_reviewed: (told) =>
    `${officer(told)}${REVIEWS[text(told.data['decision'])] ?? '看过'}${place(told)}。`,
  note_added: (told) => `${officer(told)}写了一条备注。`,
  decision_proposed: (told) => `${officer(told)}提出${decision(told)}，等第二人确认。`,
  decision_declined: (told) =>
    `${officer(told)}没有同意${decision(told)}，理由：${text(told.data['reason'])}`,
  decision_withdrawn: (told) => `${officer(told)}撤回了${decision(told)}的提议。`,
  approved: () => '审核通过，接下来公示。',
  refused: () => '审核结果：不予备案，理由见通知。',
  notice_opened: (told) => `开始公示，${text(told.data['startsOn'])} 至 ${text(told.data['endsOn'])}。`,
  notice_ended: () => '公示期已满。',
  notice_end_settled: (told) => `公示截止日按公布的放假安排调整为 ${text(told.data['endsOn'])}。`,
  objection_received: () => '公示期间收到异议，受理部门正在处理。',
  objection_dismissed: () => '异议已处理：不成立，公示继续。',
  objection_upheld: () => '异议已处理：成立，回到审核。',
  filed: (told) => `已备案，编号 ${text(told.data['number'])}。`,
  rectification_ordered: (told) => `受理部门要求整改，请在 ${text(told.data['dueOn'])} 前答复。`,
  rectification_closed: () => '整改已通过。',
  member_change_requested: (told) =>
    `${person(told)}申请${text(told.data['label'])}（${text(told.data['member'])}），等受理部门审核。`,
  member_change_withdrawn: (told) => `${person(told)}撤回了成员变更申请。`,
  member_change_granted: (told) =>
    `受理部门同意${text(told.data['label'])}（${text(told.data['member'])}），成员名单已调整。`,
  member_change_refused: (told) =>
    `受理部门没有同意${text(told.data['label'])}（${text(told.data['member'])}）：${text(told.data['reason'])}`,
  forbidden_step_refused: (told) =>
    `${person(told)}提出“${text(told.data['label'])}”，指引不允许自行办理，没有受理。`,
  rectification_answered: (told) => `${person(told)}报告了整改情况，等受理部门核实。`,
  rectification_failed: (told) => `受理部门核实：整改没有到位。${text(told.data['result'])}`,
  support_requested: (told) => `${person(told)}请求协调：${text(told.data['measure'])}。`,
  support_answered: (told) => `受理部门答复了协调请求：${text(told.data['measure'])}。`,
  renewal_begun: (told) => `${person(told)}开始重新申请备案，原来的内容已带入新的申报。`,
  renewal_created: (told) =>
    `${person(told)}为重新备案创建了这份申报，带入了 ${text(told.data['number'])} 的内容。`,
  cancelled: () => '备案已被取消，理由见通知。',
  near_end: () => '备案有效期将满，可以按程序重新申请。',
  expired: () => '备案有效期已满。',
  annual_opened: (told) =>
    `${text(told.data['year'])} 年度运行情况报告可以填写了，请在 ${text(told.data['dueOn'])} 前报送。`,
  annual_submitted: (told) =>
    `${person(told)}报送了 ${text(told.data['year'])} 年度报告，回执号 ${text(told.data['number'])}。`,
  annual_review_begun: (told) => `受理部门开始审核 ${text(told.data['year'])} 年度报告。`,
  annual_correction: (told) =>
    `${text(told.data['year'])} 年度报告需要补正，要改的内容已一次列出，请在 ${text(told.data['dueOn'])} 前再次报送。`,
  annual_accepted: (told) => `${text(told.data['year'])} 年度报告审核通过，接下来评估。`,
  annual_scored: (told) => `${person(told)}填写了 ${text(told.data['year'])} 年度评估表。`,
  annual_evaluated: (told) => `${text(told.data['year'])} 年度绩效评估结果：${text(told.data['outcome'])}。`,
  renewed: () => '已重新备案。',
};

/** One event as a sentence; one of a later version of the program says only that something happened. */
export const eventText = (type: string, told: Told): string =>
  SENTENCES[type]?.(told) ?? '这份申报有一项更新。';
