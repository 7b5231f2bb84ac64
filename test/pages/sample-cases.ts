import type { Pack } from '../../bot/policy/pack.ts';
import type { Answer } from '../../miniapp/api/endpoints.ts';
import { sampleApplication, SOME_FACTS } from './sample-application.ts';
import { sampleProgramme } from './sample-programme.ts';
import { AT, idOf } from './samples.ts';

export type CaseLine = Answer<'office_cases.queue'>['items'][number];
export type OfficeCase = Answer<'office_cases.read'>;
type Programme = Answer<'programme.read'>;
type Document = OfficeCase['documents'][number];

export const OFFICERS = {
  chen: { id: idOf('chen'), name: '陈经办' },
  zhao: { id: idOf('zhao'), name: '赵经办' },
  lin: { id: idOf('lin'), name: '林科长' },
};
const APPLICANT = { id: idOf('zhang'), name: '张敏' };

const clock = (workingDays: number, limit: number | null = 10): CaseLine['clock'] => ({
  ...{ since: AT, workingDays, limit, over: limit !== null && workingDays > limit, provisional: false },
});

/** A case that has been handed in for the second time and is under review by the officer who looks. */
export const sampleLine: CaseLine = {
  ...{ id: idOf('application'), title: '宝山智能检测创新联合体', leadName: '宝山联测科技有限公司' },
  ...{ field: 'robotics', fieldLabel: '机器人及智能制造', state: 'under_review', clock: clock(3) },
  ...{ submittedAt: AT, number: 'LB-20261125-0001-7', version: 2, proposed: null, caseVersion: 14 },
  ...{ assignee: OFFICERS.chen, assignedAt: AT },
};

const other = (at: number, change: Partial<CaseLine>): CaseLine => ({
  ...sampleLine,
  ...{ id: idOf(`other-${at}`), number: `LB-20261124-000${at}-3`, version: 1, caseVersion: at },
  ...change,
});

/** A queue as an office sees it in the morning. */
export const sampleQueue: CaseLine[] = [
  other(1, {
    ...{ title: '吴淞绿色钢铁材料协同创新联合体', leadName: '上海示例特种材料股份有限公司' },
    ...{ field: 'materials', fieldLabel: '新材料', clock: clock(12), state: 'submitted', assignee: null },
  }),
  sampleLine,
  other(2, {
    ...{ title: '合成生物制造创新联合体', leadName: '上海示例生物技术有限公司', field: 'biomed' },
    ...{ fieldLabel: '生物医药及合成生物', proposed: 'approve', assignee: OFFICERS.zhao },
  }),
  other(3, {
    ...{ title: '邮轮数字服务创新联合体', leadName: '宝山示例邮轮服务有限公司', field: 'cruise' },
    ...{ fieldLabel: '邮轮旅游', state: 'correction_requested', clock: clock(2, null) },
  }),
  other(4, {
    ...{ title: '低空物流创新联合体', leadName: '上海示例航空科技有限公司', field: 'low_altitude' },
    ...{ fieldLabel: '低空经济', state: 'public_notice', clock: clock(1, null), assignee: OFFICERS.zhao },
  }),
];

const file = (document: string, at: number, change: Document['files'][number]['change'] = 'same') => ({
  ...{ id: idOf(`file-${document}-${at}`), name: `${document}.pdf`, kind: 'pdf' as const, bytes: 348_160 },
  ...{
    pages: 8,
    sha256: 'a'.repeat(64),
    by: APPLICANT,
    at: AT,
    change,
    replaces: null,
    pane: 'pdf' as const,
  },
});

export function sampleCase(pack: Pack): OfficeCase {
  const { evaluation, counts, members } = sampleApplication(pack);
  const programme = sampleProgramme(pack);
  const fact = (id: string) => programme.facts.find((known) => known.id === id)!;
  const clauses = Object.entries(programme.clauses).map(([id, text]) => ({ id, text }));
  return {
    ...sampleLine,
    organisation: { id: idOf('organisation'), name: '宝山联测科技有限公司', code: '91310113MA1GK00240' },
    pack: {
      ...{ id: pack.manifest.id, version: pack.manifest.version, programme: pack.manifest.programme },
    },
    submission: version(2, 'submitted'),
    compared: version(1, 'superseded'),
    versions: [version(2, 'submitted'), version(1, 'superseded')],
    verdict: evaluation.verdict,
    verdictLabel: programme.verdicts[evaluation.verdict]!.title,
    rules: sampleRules(programme, evaluation),
    facts: [
      {
        group: 'lead',
        title: '牵头单位',
        facts: Object.keys(SOME_FACTS).map((id) => ({
          ...{ id, label: fact(id).label, value: '3', clauses: ['3.2'] },
          ...(id === 'members.enterprises' ? { before: '2' } : {}),
        })),
      },
    ],
    form: [
      {
        ...{ id: 'consortium', title: '联合体' },
        fields: [
          { id: 'consortium.name', label: '联合体名称', value: '宝山智能检测创新联合体', personal: false },
          {
            ...{ id: 'consortium.goals', label: '建设目标', personal: false },
            ...{ value: '突破在线检测的核心算法，三年内完成两条产线的示范应用。', before: '突破核心算法。' },
          },
        ],
      },
      {
        ...{ id: 'contact', title: '联系人' },
        fields: [{ id: 'contact.name', label: '联系人姓名', value: '张敏', personal: true }],
      },
    ],
    members: members.map((member, at) => ({
      ...{ ...member, kindLabel: at === 0 ? '企业' : '高校和科研机构' },
      ...{ change: at === 0 ? ('added' as const) : ('same' as const), before: null },
    })),
    counts: counts.map((count) => ({ ...count, label: fact(count.fact).label, unit: '家' })),
    documents: sampleDocuments(programme, evaluation.documents),
    ...rest,
    clauses,
    correctionDue: '2026-12-10',
  };
}

const version = (at: number, state: OfficeCase['submission']['state']): OfficeCase['submission'] => ({
  ...{ id: idOf(`submission-${at}`), number: `LB-2026112${at + 3}-0001-7`, version: at, at: AT },
  ...{ by: APPLICANT, state, digest: 'b'.repeat(64) },
});

function sampleRules(
  programme: Programme,
  { rules }: ReturnType<typeof sampleApplication>['evaluation'],
): OfficeCase['rules'] {
  return rules.map(({ rule: id, status }) => {
    const rule = programme.rules.find((known) => known.id === id)!;
    const { label, strength, clauses, nextStep } = rule;
    return {
      ...{
        id,
        label,
        strength,
        strengthLabel: programme.strengths[strength] ?? '',
        status,
        clauses: [...clauses],
      },
      ...{ nextStep, facts: [] },
    };
  });
}

/** The first has a new file, the second one that was looked at already, the third is Word; nothing came for the rest. */
function sampleDocuments(programme: Programme, wanted: readonly string[]): Document[] {
  return wanted.map((id, at): Document => {
    const { title, basis, clauses, description, looksFor } = programme.documents.find(
      (known) => known.id === id,
    )!;
    const base = {
      ...{ id, title, basis, clauses: [...clauses], description, looksFor: [...looksFor], wanted: true },
      ...{ files: [], findings: [], review: null, changed: false },
    };
    if (at === 0) {
      const before = file(id, 9, 'removed');
      const first = { ...file(id, at, 'added'), replaces: before.id };
      return { ...base, changed: true, files: [first, before], findings: [finding(first.id)] };
    }
    if (at === 1) return { ...base, files: [file(id, at)], review: review('accepted') };
    if (at === 2) {
      const word = { ...file(id, at), name: `${title}.docx`, kind: 'docx' as const, pane: 'text' as const };
      return { ...base, files: [word] };
    }
    return base;
  });
}

const finding = (fileId: string): Document['findings'][number] => ({
  ...{ id: idOf('finding'), file: fileId, code: 'contents_missing' },
  text: '没有找到“争议解决方式”的内容。指引要求组建协议写明这一项。',
  place: '查看了全文 8 页的标题和正文',
  dismissed: { by: APPLICANT, at: AT, reason: '写在第七章第二节，标题用词不同。' },
});

export const review = (decision: 'accepted' | 'returned' | 'open'): NonNullable<Document['review']> => ({
  ...{ decision, reasons: [], words: '', by: OFFICERS.chen, at: AT, version: 1, carried: true },
});

const rest: Pick<
  OfficeCase,
  | 'defects'
  | 'corrections'
  | 'decisions'
  | 'notes'
  | 'returnReasons'
  | 'correctionDue'
  | 'fourEyes'
  | 'actions'
> = {
  defects: [],
  corrections: [
    {
      ...{ id: idOf('correction'), at: AT, by: OFFICERS.chen, dueOn: '2026-12-05' },
      items: [
        {
          ...{ subject: 'document' as const, id: 'agreement', title: '组建协议', reasons: ['缺少盖章'] },
          ...{ words: '第 8 页缺少成员单位盖章。', link: 'papers/agreement' },
        },
      ],
      ...{ answeredBy: idOf('submission-2'), answeredAt: AT },
    },
  ],
  decisions: [],
  notes: [{ id: idOf('note'), by: OFFICERS.lin, at: AT, text: '盖章页重点看一下。' }],
  correctionDue: '2026-12-10',
  returnReasons: ['缺少盖章', '扫描不清楚', '内容不完整', '不是这一项材料'],
  fourEyes: { approve: true, refuse: true, cancel: true },
  actions: [...(['release', 'review_documents', 'request_correction', 'note', 'approve', 'refuse'] as const)],
};
