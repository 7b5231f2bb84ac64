import type { Status } from '../policy/evaluate.ts';

/** Everything the bot says that is not about one programme; what is about the programme stands in its pack. */
export const YES_NO_LABELS: Record<string, string> = {
  yes: '是',
  no: '否',
  partly: '部分／在办',
  unsure: '不确定',
};

export const STATUS_MARKS: Record<Status, string> = {
  met: '✓ 达到',
  unmet: '✗ 未达到',
  open: '？待定',
  not_applicable: '— 不涉及',
};

export const LABELS = {
  unsure: '不确定',
  all: '都有',
  none: '都没有',
  done: '选好了',
  start: '开始自查',
  continue: '继续自查',
  why: '为什么问',
  skip: '跳过',
  back: '上一题',
  verdict: '看结论',
  checklist: '材料清单',
  progress: '看进度',
  restart: '重新开始',
  undo: '撤销',
  edit: '修改',
  human: '转人工',
  answers: '我的回答',
  afterFiling: '备案以后',
  application: '我的申报',
  clearForAll: '确认清空',
} as const;

/** What leads into the mini-app: it is opened, not said. */
export const LINK_LABELS = {
  begin: '开始申报',
  open: '打开我的申报',
  preparePapers: '去申报页准备材料',
  corrections: '看看要补正什么',
  allPapers: '全部材料',
} as const;

/** The states of an application: as news and status tell them, and in a word. */
interface StateWords {
  line: (number: string, office: string) => string;
  short: string;
}
export const OTHER_STATE: StateWords = { line: () => '状态：办理中。', short: '办理中' };
export const APPLICATION_STATES: Readonly<Record<string, StateWords>> = {
  draft: { line: () => '状态：正在准备，还没有提交。', short: '正在准备' },
  submitted: {
    line: (number, office) => `状态：已提交，回执号 ${number}，等${office}办理。`,
    short: '已提交',
  },
  under_review: {
    line: (number, office) => `状态：审核中，回执号 ${number}，${office}正在审核。`,
    short: '审核中',
  },
  correction_requested: {
    line: (number) => `状态：待补正，回执号 ${number}。请按补正通知修改后再提交。`,
    short: '待补正',
  },
  approved: { line: () => '状态：审核通过，等待公示。', short: '审核通过，待公示' },
  public_notice: { line: () => '状态：公示中。', short: '公示中' },
  objection: { line: (_, office) => `状态：公示期间收到异议，${office}正在处理。`, short: '公示异议处理中' },
  filed: { line: () => '状态：已备案。', short: '已备案' },
  rectification: { line: () => '状态：整改中，请按整改要求办理并答复。', short: '整改中' },
  expiring: { line: () => '状态：备案即将到期，可以按程序重新申请。', short: '备案即将到期' },
  expired: { line: () => '状态：备案已到期，可以按程序重新申请。', short: '备案已到期' },
  renewed: { line: () => '状态：已重新备案，这是上一期的备案。', short: '已重新备案' },
  refused: { line: () => '状态：不予备案，理由见通知。', short: '不予备案' },
  withdrawn: { line: () => '状态：已撤回，可以修改后再提交。', short: '已撤回' },
  cancelled: { line: () => '状态：已取消备案，理由见通知。', short: '已取消备案' },
};

export const PHRASES = {
  snoozed: (day: string) =>
    `好的，${day}再提醒您。要是赶在那之前就到期限，会提前一个工作日提醒；那时已经办完，就不再打扰。`,
  afterFeast: (feast: string) => `${feast}放假结束、恢复上班后（以公布的放假安排为准）`,
  nothingToRemind: '现在没有要提醒您的事。提交申报以后，有期限的事快到期时会提醒您。',
  remindersStay: (office: string) =>
    `没办完之前，会按${office}设置的时间提醒，办完就停。现在不方便的话，可以说“下周三再提醒我”，我到时候再说。`,
  noted: (what: string) => `记下了：${what}。`,
  changed: (what: string) => `已更正：${what}。说“撤销”可以改回来。`,
  same: (what: string) => `和之前记的一样：${what}。`,
  undone: (what: string) => `已撤销：${what}。`,
  verdictSame: (title: string) => `自查结论仍是“${title}”。`,
  nothingToUndo: '没有可以撤销的修改。',
  verdictChanged: (before: string, after: string) => `自查结论由“${before}”变为“${after}”。`,
  notUnderstood: '这句我没有把握，先不记录。',
  notUnderstoodAsk: '请点选，或换个说法回答：',
  /** Before the questions that a policy question may have meant. */
  perhapsAsked: '这个问题我没有把握，不敢随便引条款。您是想问下面哪一个？都不是的话，请换个说法。',
  askOtherwise: '这个问题我没有把握，不敢随便引条款，请换个说法，或者问办理部门。',
  didYouMean: (label: string, meanings: readonly string[]) =>
    `关于“${label}”，我没有把握，先不记录。您的意思是${meanings.map((meaning) => `“${meaning}”`).join('，还是')}？也可以换个说法。`,
  sayExactly: (label: string) => `关于“${label}”，我没有把握，先不记录，请再说明确一点。`,
  contradiction: (label: string, stated: number, sum: number) =>
    `您说的${label}是 ${stated}，但分项加起来已有 ${sum}，两个数对不上，先不记录。请确认后再告诉我。`,
  totalFollows: (label: string, before: number) =>
    `之前说的${label} ${before} 少于现在的分项合计，已改按合计计算。`,
  welcomeBack: (answered: number) => `欢迎回来，我们接着上次的自查，已答 ${answered} 题。`,
  packChanged: '指引的内容有更新，已按新版核对您之前的回答。',
  restarted: '已重新开始，之前的回答已清空。说“撤销”可以恢复。',
  begun: '我们一题一题来，随时可以说“不确定”“上一题”或直接问指引里的问题。',
  nothingBefore: '这已经是第一题了。',
  backTo: (label: string, value: string) => `回到“${label}”，之前的回答是：${value}。`,
  skipped: (label: string) => `先跳过“${label}”，最后再问。`,
  skippedLast: (label: string) => `只剩“${label}”这一题了。不清楚可以答“不确定”，没有回答就还不能得出结论。`,
  nothingToSkip: '现在没有等您回答的题目。',
  nothingAsked: '现在没有在问的题目。',
  progress: (answered: number, left: number) =>
    left === 0 ? `已答 ${answered} 题，没有要问的了。` : `已答 ${answered} 题，最多还有 ${left} 题。`,
  groupProgress: (title: string, done: number, all: number) =>
    `${done === all ? '●' : done > 0 ? '◐' : '○'} ${title} ${done}/${all}`,
  questionHead: (group: string, left: number) => `${group} · 最多还有 ${left} 题`,
  questionHeadAgain: (group: string) => `${group} · 修改`,
  setHint: '可以多选：回复序号或名称，如“1、2、4”“都有”“除了第6项都有”。',
  ticked: (items: string) => `已选：${items}。选完请点“${LABELS.done}”。`,
  tickedNone: '还没有选。一项都没有请点“都没有”。',
  yesNoHint: '可以回答：是、否、部分（正在办）、不确定。',
  countHint: '直接回复数字就行。',
  emptySet: '一项都没有',
  fullSet: (size: number) => `${size} 项都有`,
  noFactsYet: '还没有记录任何回答。',
  answersHead: '目前记录的回答：',
  answersFoot: '要改哪一项，直接说，例如“改成4家”，或说“修改”加上项目名。',
  editWhich: '要修改哪一项？直接说项目名，例如：',
  editNothing: '还没有记录任何回答，先开始自查吧。',
  verdictHead: (title: string) => `【自查结论】${title}`,
  verdictCounts: (met: number, unmet: number, open: number) =>
    `达到 ${met} 项，未达到 ${unmet} 项，待定 ${open} 项。`,
  sectionHead: (title: string, count: number) => `── ${title}（${count}）──`,
  ruleHead: (mark: string, label: string, strength: string) => `${mark}：${label}（${strength}）`,
  notDecided: (left: number) => `还不能得出结论：最多还有 ${left} 题没有回答。`,
  soFar: (met: number, unmet: number) => `到目前为止：达到 ${met} 项，未达到 ${unmet} 项。`,
  earlyExit: `剩下的题只影响材料清单。可以现在看结论，也可以继续答完。`,
  barred: (label: string) => `有一项必须达到的条件目前没有达到：${label}。`,
  liftHead: (title: string) => `要达到“${title}”，最少需要改变：`,
  /** While questions are open, the next level is not known. */
  liftOutHead: (title: string) => `要不再是“${title}”，最少需要改变：`,
  liftItem: (label: string, value: string) => `· ${label}：${value}`,
  atLeast: (count: number, unit: string) => `至少 ${count} ${unit}`,
  heads: {
    unmet: '没有达到的',
    open: '还需要确认的',
    met: '已经达到的',
    not_applicable: '不涉及的',
  } as Record<Status, string>,
  nextStep: (text: string) => `下一步：${text}`,
  quote: (id: string, text: string) => `条款 ${id}：“${text}”`,
  quotedAbove: (id: string) => `条款 ${id}（原文见上）`,
  tips: '另外，鼓励但不强制：',
  checklistHead: '【材料清单】',
  checklistPartial: '按目前的回答列出，答完后可能增减：',
  named: '指引写明的：',
  supporting: (office: string) => `建议材料（指引没有写明，以${office}要求为准）：`,
  dutiesHead: '备案以后要做的事：',
  why: (why: string) => `为什么问这个：${why}`,
  example: (example: string) => `可以这样回答：${example}`,
  media: (kind: string) => `收到您的${kind}了，不过我还看不懂${kind}里的内容，请用文字或按钮回答。`,
  staleTap: '这个按钮已经失效，请看最新的题目。',
  nothingKnownFact: '没有这一项。',
  greeting: '您好！',
  thanks: '不客气，有问题随时问我。',
  bye: '好的，您的回答都已保存，随时回来接着做。',
  praise: '谢谢，我们继续。',
  insult: '让您不满意，很抱歉。您可以换个说法再试，或者直接联系办理部门。',
  identity: '我是备案自查助手，一个按指引条款工作的程序，不能代替办理部门作决定。',
  acknowledge: '好的。',
  askThe: (office: string) => `请向${office}确认。`,
  help: '我可以：逐题自查、解答指引里的问题、列出材料清单、查申报到了哪一步。随时可以说：上一题、跳过、为什么问这个、进度、材料清单、我的申报、我的回答、修改、撤销、重新开始、转人工。',
  applicationHead: (title: string) => `【我的申报】${title}`,
  noApplication: '还没有开始申报。材料在“我的申报”里准备和提交，您在这里的回答会带过去。',
  checkOpen: (left: number) => `自查：最多还有 ${left} 题没有回答。`,
  checkDecided: (title: string) => `自查结论：${title}。`,
  papers: (ready: number, wanted: number) => `材料：共 ${wanted} 份，已备 ${ready} 份。`,
  papersMissing: '还缺：',
  goOn: '上传、填写和提交都在“我的申报”里。',
  applicationLine: (state: string, ready: number, wanted: number) =>
    `申报：${state}，材料已备 ${ready}/${wanted} 份。说“我的申报”看详情。`,
  linked: (title: string, answered: number) =>
    `现在接着“${title}”这份申报，已有 ${answered} 项回答，和申报页、同事共用。`,
  changedElsewhere: (what: string, more: number) =>
    `申报页上更新了：${what}${more > 0 ? `；另有 ${more} 项` : ''}。`,
  notAnswered: '未回答',
  ready: '（已上传）',
  restartShared: (title: string) =>
    `“${title}”的回答和申报页、同事共用，重新开始会把大家的回答都清空。确定要清空吗？`,
  restartedShared: '已重新开始，这份申报的回答已全部清空，同事那边也是。说“撤销”可以恢复。',
} as const;
