import type { Answer } from '../../api/endpoints.ts';
import type { Programme } from '../../state/programme.ts';

type Application = Answer<'applications.read'>;

export interface Step {
  /** Below the application. */
  path: string;
  title: string;
  why: string;
}

const receipt = (why: string): Step => ({ path: 'receipt', title: '查看回执', why });
const progress = (why: string): Step => ({ path: '/timeline', title: '查看进展', why });

/** Where it is the office's move, or nobody's: what waits, instead of what is missing. */
const WAITS: Readonly<Partial<Record<Application['state'], Step>>> = {
  submitted: receipt('材料已经提交，等待受理部门审核。'),
  under_review: receipt('受理部门正在审核，有结果或需要补正时会通知您。'),
  correction_requested: {
    path: '/corrections',
    title: '看看要补正什么',
    why: '受理部门列出了要改的地方，改好后重新提交。',
  },
  approved: progress('审核通过，等受理部门安排公示。'),
  public_notice: progress('正在公示，公示期满没有异议就予以备案。'),
  objection: progress('公示期间收到异议，受理部门正在处理。'),
  filed: progress('已经备案。'),
  rectification: progress('受理部门要求整改，请按要求办理并答复。'),
  expiring: progress('备案即将到期，可以按程序重新申请。'),
  expired: progress('备案有效期已满，可以按程序重新申请。'),
  renewed: progress('这是上一期的备案，已经重新备案。'),
  refused: progress('审核结果是不予备案，理由在通知里。'),
  cancelled: progress('备案已被取消，理由在通知里。'),
};

/** The states in which a version can be handed in. */
export const canHandIn = (state: Application['state']): boolean =>
  ['draft', 'withdrawn', 'submitted', 'correction_requested'].includes(state);

/** The one thing to do next, in the order in which an application comes about. */
export function nextStep(application: Application, programme: Programme): Step {
  const { evaluation, papers, state } = application;
  const waits = WAITS[state];
  if (waits !== undefined) return waits;
  if (evaluation.asking !== null && evaluation.verdict === 'incomplete') {
    const why = `最多还有 ${evaluation.left} 题，答完就知道是否符合条件。`;
    return { path: '/check', title: '继续资格自查', why };
  }
  const section = unfilledSection(application, programme);
  if (section) {
    return { path: `/form/${section.id}`, title: `填写“${section.title}”`, why: '还有提交前要填的内容。' };
  }
  if (application.members.length === 0) {
    return { path: '/members', title: '添加成员单位', why: '逐家填写名称、代码和承担的任务。' };
  }
  if (papers.ready < papers.wanted) {
    const why = `还差 ${papers.wanted - papers.ready} 项，可以拍照，也可以选文件。`;
    return { path: '/papers', title: '上传材料', why };
  }
  return { path: '/submit', title: '检查并提交', why: '内容和材料都齐了，最后看一遍。' };
}

function unfilledSection(
  { fields }: Application,
  { form }: Programme,
): Programme['form']['sections'][number] | undefined {
  const empty = (id: string) => (fields[`form.${id}`]?.value ?? null) === null;
  return form.sections.find((section) => section.fields.some(({ id, required }) => required && empty(id)));
}
