import type { Pack } from '../../bot/policy/pack.ts';
import type { Answer } from '../../miniapp/api/endpoints.ts';
import { AT, idOf, PEOPLE } from './samples.ts';

type Later = Answer<'later.read'>;
type LaterCase = Answer<'office_later.read'>;
type Change = Later['changes']['items'][number];

const member = (id: string, name: string, kind: string, kindLabel: string): Later['roster'][number] => ({
  ...{ id: idOf(id), name, code: '91310000132200821H', kind, kindLabel },
  ...{ place: '上海市宝山区', role: '' },
});
const ROSTER = [
  member('member-yi', '上海乙减速器有限公司', 'enterprise', '企业'),
  member('member-bing', '苏州丙轴承有限公司', 'enterprise', '企业'),
  member('member-ding', '无锡丁电机有限公司', 'enterprise', '企业'),
  member('member-uni', '宝山大学', 'university', '高校'),
  member('member-inst', '华东精密传动研究所', 'institute', '科研院所'),
];
const rejudged: NonNullable<Change['rejudged']> = {
  counts: [
    { fact: 'members.enterprises', label: '联动的上下游企业', unit: '家', before: 3, after: 2 },
    { fact: 'members.total', label: '其他成员单位', unit: '家', before: 5, after: 4 },
  ],
  rules: [
    {
      ...{ rule: 'enterprises_3', label: '上下游企业不少于3家', strength: '一般要求，没达到可以说明理由' },
      ...{ before: 'met', after: 'unmet', clauses: ['3.2'] },
    },
  ],
};
const change = (id: string, more: Partial<Change>): Change => ({
  ...{ id: idOf(id), kind: 'remove', label: '减少成员单位', leaves: ROSTER[2]!, joins: null },
  ...{ reason: '企业搬迁，不再参与攻关，电机任务由乙公司承担。', state: 'requested', by: PEOPLE.zhang },
  ...{ at: AT, rejudged, decidedAt: null, answer: '', ...more },
});
const changes = [
  change('change-1', {}),
  change('change-0', {
    ...{ kind: 'add', label: '增补成员单位', leaves: null, rejudged: null, state: 'granted' },
    ...{ joins: member('member-wu', '常州戊传感器有限公司', 'enterprise', '企业'), decidedAt: AT },
    ...{ reason: '补上传感器环节。', answer: '同意。' },
  }),
];
const supportItems: NonNullable<Later['support']>['items'] = [
  {
    ...{ id: idOf('support-1'), measure: { id: 'service_pack', label: '“一体一策”政策“服务包”' } },
    ...{ text: '希望协调中试场地，已问过园区，没有合适的。', state: 'open', by: PEOPLE.li, at: AT },
    ...{ answer: '', answeredAt: null },
  },
];
const rectificationOf = (pack: Pack): Later['rectifications'][number] => {
  const { id, label, clauses } = pack.life!.grounds.find((ground) => ground.after_rectification)!;
  return {
    ...{ id: idOf('rectification-1'), ground: { id, label, clauses } },
    ...{ text: '今年没有召开议事协调会议，请补开并报送纪要。', dueOn: '2026-12-31', overdue: false },
    ...{ state: 'ordered', at: AT, answer: '', answeredAt: null, result: '', closedAt: null },
  };
};
const filing = {
  ...{ number: '宝创联备〔2026〕3号', filedOn: '2026-07-01', validUntil: '2029-06-30', endedOn: null },
};

export function sampleLater(pack: Pack): Later {
  const { members, forbidden, support, renewal, ratings } = pack.life!;
  return {
    ...{ state: 'filed', caseVersion: 9, filing, roster: ROSTER },
    changes: {
      ...{ may: true, about: members!.about, clauses: members!.clauses, kinds: members!.kinds },
      memberKinds: pack.form.member_kinds.map(({ id, label }) => ({ id, label })),
      items: changes,
    },
    forbidden,
    rectifications: [rectificationOf(pack)],
    support: {
      may: true,
      measures: support!.measures,
      coordination: support!.coordination,
      items: supportItems,
    },
    renewal: {
      ...{ about: renewal!.about, clauses: renewal!.clauses, opensOn: '2029-04-01', may: true },
      application: null,
    },
    renews: null,
    ratings: {
      ...{ ask: ratings!.ask, note: ratings!.note, levels: ratings!.levels },
      steps: [
        { event: idOf('event-granted'), text: '成员变更（同意）', at: AT, level: null, words: '' },
        { event: idOf('event-filed'), text: '备案', at: AT, level: 5, words: '很快。' },
      ],
    },
  };
}

export function sampleLaterCase(pack: Pack): LaterCase {
  const { grounds, members } = pack.life!;
  return {
    ...{
      application: idOf('application'),
      title: '减速器创新联合体',
      state: 'rectification',
      caseVersion: 9,
    },
    ...{ filing, roster: ROSTER, changes, changeClauses: members!.clauses },
    rectifications: [{ ...rectificationOf(pack), state: 'answered', answer: '已补开。', answeredAt: AT }],
    support: supportItems,
    attempts: [{ label: '变更牵头单位', reason: '集团调整，想换成子公司牵头。', at: AT }],
    grounds: grounds.map(({ id, label, clauses, after_rectification: after }) => ({
      ...{ id, label, clauses, rectificationLabel: label },
      wants: after ? '先要求整改；拒不整改或整改不到位的，才能以此取消备案。' : null,
    })),
    cancelling: null,
    may: { order: true, close: true, cancel: true, answer: true },
    renewal: null,
    clauses: Object.fromEntries([...pack.clauses].map(([id, { text }]) => [id, text])),
  };
}

export const sampleLaterQueue: Answer<'office_later.queue'>['items'] = [
  {
    ...{ kind: 'change', id: idOf('change-1'), application: idOf('application') },
    ...{ title: '减速器创新联合体', number: filing.number, what: '减少成员单位' },
    ...{ state: 'requested', at: AT, dueOn: null },
  },
];
export const sampleLaterCounts: Answer<'office_later.counts'> = {
  open: { change: 1, rectification: 1, support: 1 },
  ratings: null,
  support: [{ measure: 'service_pack', label: '“一体一策”政策“服务包”', open: 1, answered: 4 }],
};
export const sampleRating: Answer<'office_ratings.handle'> = {
  ...{ id: idOf('rating-1'), level: 2, levelLabel: '不满意', words: '等了三周才答复。', at: AT },
  step: '成员变更（未同意）',
  about: { application: idOf('application'), title: '减速器创新联合体', person: PEOPLE.zhang },
  ...{ dueOn: '2026-12-16', provisional: false, overdue: false, handled: null },
};
export const sampleFigures: Answer<'office_ratings.figures'> = {
  levels: ['非常满意', '满意', '基本满意', '不满意', '非常不满意'],
  steps: [{ step: '备案', counts: [12, 7, 2, 1, 0] }],
  total: 24,
};
