import type { Pack } from '../../bot/policy/pack.ts';
import type { Answer } from '../../miniapp/api/endpoints.ts';
import { presentFormField, presentSections } from '../../server/services/annual/fields.ts';
import { AT, idOf, PEOPLE } from './samples.ts';

type Report = Answer<'annual.read'>;
type OfficeReport = Answer<'office_annual.read'>;
export const REPORT_ID = idOf('annual-report');

const FIGURES: Readonly<Record<string, number>> = {
  ...{ meetings: 4, rd_spending: 1860.5, ip_applied: 23, ip_granted: 9, standards: 2, new_products: 3 },
  ...{ firms_settled: 2, events: 6, outside_attendees: 41, jobs: 118, reports: 2, major_events: 1 },
};
const LAST_FIGURES = { ...FIGURES, rd_spending: 1500, ip_applied: 18, jobs: 131, standards: 2 };
const WORDS: Readonly<Record<string, string>> = {
  task_progress: '三项任务完成两项：高精度减速器样机通过 5000 小时寿命试验；在线检测平台在两条产线运行。',
  member_tasks: '甲机器人：完成样机。\n乙传动：完成齿轮工艺定型。\n宝山大学：完成疲劳模型，论文 3 篇。',
  next_plan: '推进第三项任务，争取一项国家标准立项。',
};

const valuesOf = (pack: Pack, figures: Readonly<Record<string, number>>, words = WORDS) =>
  Object.fromEntries(
    pack.annual!.sections.flatMap(({ fields }) =>
      fields.flatMap(({ id, type, required, label }): [string, string | number][] => {
        if (type === 'count' || type === 'amount') return [[id, figures[id] ?? 0]];
        return required ? [[id, words[id] ?? `${label}：按计划推进，没有异常。`]] : [];
      }),
    ),
  );

/** A report that is half filled in: two sections are still as last year had them. */
export function sampleReport(pack: Pack): Report {
  const annual = pack.annual!;
  const values = valuesOf(pack, FIGURES);
  const lastYear = valuesOf(pack, LAST_FIGURES);
  const [first, second] = annual.sections;
  const mine = new Set([...first!.fields, ...second!.fields].map(({ id }) => id));
  const shown = {
    ...values,
    ...Object.fromEntries(Object.entries(lastYear).filter(([id]) => !mine.has(id))),
  };
  const fields = Object.fromEntries(
    Object.entries(shown).map(([id, value]) => [
      id,
      mine.has(id)
        ? { value, version: 1, by: PEOPLE.zhang, at: AT }
        : { value, version: 0, by: null, at: null },
    ]),
  );
  delete fields['ip_granted'];
  return {
    ...{ id: REPORT_ID, year: 2025, state: 'open', dueOn: '2099-03-31', openedAt: AT },
    ...{ submittedAt: null, number: null, outcome: null, closed: false, version: 7, editable: true },
    ...{ title: annual.title, clauses: ['6.1'], sections: presentSections(annual), fields },
    lastYear: { year: 2024, values: lastYear },
    attachments: [
      {
        ...{ document: 'annual_evidence.2025', title: '佐证材料' },
        ...{ hint: annual.attachments[0]!.hint ?? null, files: [sampleFile] },
      },
    ],
    correction: null,
    missing: [
      { text: '“授权知识产权”还没有填。', section: 'progress' },
      { text: '“行业辐射带动”里还有 3 项是去年的内容，请修改，或确认今年仍然如此。', section: 'influence' },
    ],
    open: [{ text: '“日常运行管理”里选填的没有填：会议的时间和主要内容。', section: 'operation' }],
    versions: [],
    evaluation: null,
  };
}

const HANDED_IN_FILE = {
  ...{ id: idOf('annual-file'), document: 'annual_evidence.2025', name: '专利证书汇编.pdf' },
  ...{ kind: 'pdf' as const, bytes: 1_834_816, sha256: 'a'.repeat(64), pages: 12 },
  ...{ by: PEOPLE.zhang, at: AT, replaces: null },
};
const sampleFile: Report['attachments'][number]['files'][number] = {
  ...HANDED_IN_FILE,
  ...{ state: 'current', scan: 'clean', check: 'not_checked' },
};

export const sampleVersion: Answer<'annual.submit'> = {
  ...{ id: idOf('annual-version'), version: 1, number: 'LB-20270110-0007-1', at: AT, by: PEOPLE.zhang },
  digest: 'b'.repeat(64),
};

export const sampleEvaluation: NonNullable<Report['evaluation']> = {
  scores: [
    { id: 'capability', title: '攻关能力', score: 92 },
    { id: 'results', title: '攻关成效', score: 88 },
    { id: 'sustainability', title: '可持续发展能力', score: 90 },
    { id: 'economy', title: '经济效益', score: 85 },
    { id: 'society', title: '社会效益', score: 95 },
  ],
  ...{ total: 90, outcome: '优秀', words: '任务推进有力，知识产权增长明显。', at: AT },
};

/** The year before, evaluated, and this year's, open. */
export const sampleReports = (pack: Pack): Answer<'annual.list'> => {
  const { id, year, state, dueOn, openedAt, submittedAt, number, outcome, closed } = sampleReport(pack);
  const now = { id, year, state, dueOn, openedAt, submittedAt, number, outcome, closed };
  const before = {
    ...{ ...now, id: idOf('annual-before'), year: 2024, state: 'evaluated' as const },
    ...{ submittedAt: AT, number: 'LB-20260208-0003-5', outcome: '优秀' },
  };
  return { items: [now, before], duty: true };
};

export const sampleReportVersion = (pack: Pack): Answer<'annual.version'> => ({
  ...sampleVersion,
  sections: presentSections(pack.annual!),
  snapshot: {
    ...{ report: REPORT_ID, application: idOf('application'), year: 2025 },
    filing: { ...FILING, id: idOf('filing') },
    organisation: { id: idOf('organisation'), name: '宝山联测科技有限公司', code: '91310113MA1GK00240' },
    pack: { id: pack.manifest.id, version: pack.manifest.version, digest: pack.digest },
    values: valuesOf(pack, FIGURES),
    files: [HANDED_IN_FILE],
    ...{ submittedAt: AT, submittedBy: PEOPLE.zhang },
  },
});

const FILING = {
  number: '宝创备〔2025〕003号',
  title: '在线检测创新联合体',
  leadName: '宝山联测科技有限公司',
};

const line = {
  ...{ id: REPORT_ID, application: idOf('application'), ...FILING, year: 2025, dueOn: '2026-03-31' },
  ...{ state: 'under_review' as const, overdue: false, submittedAt: AT, assignee: PEOPLE.li },
  ...{ total: null, outcome: null, closed: false },
};

/** Being looked at after a correction: one figure is new. */
export function sampleOfficeReport(pack: Pack): OfficeReport {
  const annual = pack.annual!;
  const [values, lastYear] = [valuesOf(pack, FIGURES), valuesOf(pack, LAST_FIGURES)];
  const rowOf = (field: Parameters<typeof presentFormField>[0]) => {
    const { id, label, type, unit } = presentFormField(field);
    const row = { id, label, type, unit, value: values[id] ?? null, lastYear: lastYear[id] ?? null };
    return id === 'jobs' ? { ...row, before: 180 } : row;
  };
  return {
    ...{ ...line, version: 12, reportTitle: annual.title, clauses: ['6.1'] },
    handedIn: {
      ...sampleVersion,
      ...{ version: 2 },
      sections: annual.sections.map(({ id, title, clauses, fields }) => ({
        ...{ id, title, clauses: [...clauses], rows: fields.map(rowOf) },
      })),
      files: [HANDED_IN_FILE],
    },
    versions: [
      { ...sampleVersion, version: 2 },
      { ...sampleVersion, id: idOf('annual-v1') },
    ],
    lastYear: 2024,
    correction: {
      ...{ at: AT, words: '', dueOn: '2026-03-20' },
      items: [{ section: 'benefit', field: 'jobs', title: '吸纳就业', reason: '和社保人数对不上。' }],
    },
    sheet: {
      clauses: ['6.1'],
      aspects: annual.evaluation.aspects.map(({ id, title, looks_at: looksAt }) => ({
        ...{ id, title, looksAt: [...looksAt] },
      })),
      outcomes: [
        { title: '优秀', from: 90 },
        { title: '良好', from: 75 },
        { title: '合格', from: 60 },
        { title: '不合格', from: 0 },
      ],
    },
    evaluation: null,
  };
}

export const sampleOfficeReports: Answer<'office_annual.list'> = {
  items: [
    line,
    {
      ...line,
      id: idOf('annual-2'),
      title: '低空物流创新联合体',
      state: 'open',
      overdue: true,
      submittedAt: null,
      assignee: null,
    },
    {
      ...line,
      id: idOf('annual-3'),
      title: '合成生物创新联合体',
      state: 'evaluated',
      total: 90,
      outcome: '优秀',
    },
  ],
  ...{ next: null, year: 2025, years: [2025, 2024] },
  counts: { open: 1, submitted: 0, under_review: 1, correction_requested: 0, accepted: 0, evaluated: 1 },
};
