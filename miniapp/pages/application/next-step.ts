import type { Answer } from '../../api/endpoints.ts';
import type { Programme } from '../../state/programme.ts';

type Application = Answer<'applications.read'>;

export interface Step {
  /** Below the application. */
  path: string;
  title: string;
  why: string;
}

/** The one thing to do next, in the order in which an application comes about. */
export function nextStep(application: Application, programme: Programme): Step {
  const { evaluation, papers, state } = application;
  if (state === 'submitted')
    return { path: 'receipt', title: '查看回执', why: '材料已经提交，等待受理部门审核。' };
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
