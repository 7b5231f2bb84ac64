import type { Answer, EndpointId } from '../../miniapp/api/endpoints.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import { AT, idOf, PEOPLE } from './samples.ts';

export const NOTICE: Answer<'notices.read'>['notice'] = {
  id: idOf('notice'),
  title: '宝山区机器人减速器创新联合体',
  lead: '宝山联测科技有限公司',
  field: '机器人及智能制造',
  members: [
    { name: '上海宝冶精密减速器有限公司', kind: '企业', place: '' },
    { name: '上海囍龘智能装备（集团）股份有限公司', kind: '企业', place: '' },
    { name: '上海大学', kind: '高校', place: '' },
    { name: '中国科学院上海微系统与信息技术研究所', kind: '科研院所', place: '' },
  ],
  startsOn: '2026-11-26',
  endsOn: '2026-12-03',
  provisional: false,
  workingDays: 5,
  state: 'running',
};

export const VERIFICATION: Answer<'filings.verify'> = {
  ...{ title: NOTICE.title, lead: NOTICE.lead, field: NOTICE.field, members: NOTICE.members },
  ...{ number: '宝联备〔2026〕001号', programme: '创新联合体备案', issuer: '上海市宝山区科学技术委员会' },
  ...{ filedOn: '2026-12-04', validUntil: '2029-12-03', status: 'valid', endedOn: null },
  clauses: [{ id: '5.6', text: '申请备案。公示无异议的予以备案。备案有效期一般不超过3年。' }],
  checkedAt: AT,
};

export const OBJECTIONS: Answer<'office_filing.read'>['objections'] = [
  {
    ...{ id: idOf('objection'), number: 'YY-20261127-0001-7', name: '陈先生', unit: '' },
    ...{ address: '上海市宝山区友谊路1号', phone: '13912345678', receivedAt: AT },
    text: '公示的成员单位中有一家已经注销，不具备参与联合攻关的条件，请核实其主体资格。',
    ...{ state: 'open', answer: '', handledBy: null, handledAt: null },
  },
];

/** A case whose notice runs, with an objection that waits. */
export const CASE_FILING: Answer<'office_filing.read'> = {
  ...{ state: 'objection', caseVersion: 7, plan: null, mayDecide: true, mayOpen: true, filing: null },
  notices: [{ ...periodOf(NOTICE), openedBy: PEOPLE.li, openedAt: AT }],
  objections: OBJECTIONS,
  blockers: [
    '公示还没有结束，2026年12月3日期满以后才能备案。',
    '还有 1 条异议没有答复，全部处理完才能备案。',
  ],
  validity: {
    ...{ filedOn: '2026-11-27', proposed: '2029-11-26', latest: '2029-11-26', yearsAtMost: 3 },
    clauses: ['5.6'],
  },
  clauses: ['5.6'],
};

export function periodOf({ id, startsOn, endsOn, provisional, workingDays, state }: typeof NOTICE) {
  return { id, startsOn, endsOn, provisional, workingDays, state };
}

type Told = Extract<
  EndpointId,
  `${'notices' | 'filings' | 'receipts' | 'filing' | 'office_filing'}.${string}`
>;
/** Answers of the calls on notices and filings. */
export function sampleFiling({ filing: policy, manifest, clauses }: Pack) {
  const { notice } = policy!;
  const about: Answer<'notices.list'>['about'] = {
    ...{ title: notice.title, office: manifest.office, issuer: manifest.issuer, none: notice.none },
    ...{ introduction: notice.introduction, objections: notice.objections },
    clauses: notice.clauses.map((id) => ({ id, text: clauses.get(id)!.text })),
    contacts: {
      business: { name: '区科委创新发展科', phone: '021-56780000', address: '宝山区密山路5号' },
      supervision: { name: '', phone: '021-56780001', address: '' },
    },
  };
  const other = { ...NOTICE, id: idOf('notice-2'), title: '合成生物创新联合体', field: '生物医药及合成生物' };
  const { number, filedOn, validUntil } = VERIFICATION;
  return {
    'notices.list': { items: [NOTICE, { ...other, provisional: true }], next: null, about },
    'notices.read': { notice: NOTICE, about, open: true },
    'notices.object': { number: 'YY-20261127-0001-7', receivedAt: AT },
    'filings.verify': VERIFICATION,
    'receipts.check': {
      outcome: 'unchanged',
      receipt: {
        ...{ number: 'LB-20261125-0001-7', kind: 'application', version: 1, submittedAt: AT },
        digest: 'a1b2c3d4e5f60718'.repeat(4),
      },
      checkedAt: AT,
    },
    'filing.read': {
      ...{ notice: periodOf(NOTICE), objections: { open: 1, handled: 0 }, filing: null },
      clauses: ['5.6'],
    },
    'filing.certificate': linkTo('备案证明.pdf'),
    'office_filing.list': {
      items: [
        {
          ...{ application: idOf('application'), title: NOTICE.title, lead: NOTICE.lead, state: 'objection' },
          ...{ since: AT, notice: periodOf(NOTICE), openObjections: 1, filing: null },
        },
        {
          ...{
            application: idOf('application-2'),
            title: '合成生物创新联合体',
            lead: '上海乙生物科技有限公司',
          },
          ...{ since: AT, notice: null, openObjections: 0, state: 'filed' },
          filing: { number, filedOn, validUntil },
        },
      ],
      next: null,
      counts: { waiting: 2, running: 3, objected: 1, ready: 1, filed: 42 },
    },
    'office_filing.read': CASE_FILING,
    'office_filing.open_notice': { state: 'public_notice', caseVersion: 8 },
    'office_filing.answer_objection': { state: 'public_notice', caseVersion: 8 },
    'office_filing.file': { state: 'filed', caseVersion: 8, number },
    'office_filing.certificate': linkTo('备案证明.pdf'),
  } satisfies { [I in Told]?: Answer<I> };
}

const linkTo = (name: string) => ({
  ...{ url: '/drafts/of-the-fixtures', expiresAt: '2026-11-25T06:40:00.000Z', bytes: 34_816, name },
});
