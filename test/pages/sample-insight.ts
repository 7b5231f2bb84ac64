import type { Answer } from '../../miniapp/api/endpoints.ts';
import type { Fixtures } from './fixtures.ts';
import { OFFICERS } from './sample-cases.ts';
import { AT, idOf, PEOPLE } from './samples.ts';

type Figures = Answer<'office_figures.read'>;
type Trail = Answer<'office_support.of_case'>;

const age = (state: Figures['ages'][number]['state'], counts: readonly [number, number, number, number]) =>
  [
    { from: 0, to: 5 },
    { from: 6, to: 15 },
    { from: 16, to: 30 },
    { from: 31, to: null },
  ].map((band, at) => ({ state, ...band, count: counts[at]! }));

/** An office in its third year. */
export const sampleNumbers: Figures = {
  at: AT,
  pipeline: [
    { state: 'submitted', count: 7 },
    { state: 'under_review', count: 12 },
    { state: 'correction_requested', count: 5 },
    { state: 'public_notice', count: 3 },
    { state: 'filed', count: 41 },
    { state: 'expiring', count: 4 },
    { state: 'refused', count: 2 },
  ],
  ages: [
    ...age('submitted', [4, 2, 1, 0]),
    ...age('under_review', [5, 4, 2, 1]),
    ...age('correction_requested', [1, 2, 2, 0]),
    ...age('public_notice', [2, 1, 0, 0]),
  ],
  fields: [
    { field: 'robotics', label: '机器人及智能制造', count: 31, filed: 20 },
    { field: 'biomed', label: '生物医药及合成生物', count: 24, filed: 15 },
    { field: 'materials', label: '新材料', count: 12, filed: 8 },
    { field: 'cruise', label: '邮轮旅游', count: 7, filed: 2 },
  ],
  years: [
    { year: 2024, count: 18, filed: 14 },
    { year: 2025, count: 25, filed: 19 },
    { year: 2026, count: 31, filed: 12 },
  ],
  indicators: [
    {
      ...{ id: 'patents', label: '新增发明专利授权数', unit: '件' },
      years: [
        { year: 2024, total: 128, reports: 14 },
        { year: 2025, total: 1236, reports: 33 },
      ],
    },
    {
      ...{ id: 'spending', label: '研发投入', unit: '万元' },
      years: [{ year: 2025, total: 15_460.5, reports: 33 }],
    },
  ],
};

export const NO_NUMBERS: Figures = { at: AT, pipeline: [], ages: [], fields: [], years: [], indicators: [] };

const FOUND_CASE: Trail['case'] = {
  ...{ id: idOf('application'), title: '宝山智能检测创新联合体', organisation: '宝山联测科技有限公司' },
  ...{ number: 'LB-20261125-0001-7', state: 'under_review' },
};
const DRAFT: Trail['case'] = {
  ...{ id: idOf('draft'), title: '', organisation: '宝山联测科技有限公司', number: null, state: 'draft' },
};
const FOUND_PERSON = {
  ...{ ...PEOPLE.zhang, mobile: '13800000000', organisations: ['宝山联测科技有限公司'] },
};
const { id, title } = FOUND_CASE;
const application = { id, title };

const items: Trail['items'] = [
  {
    ...{ id: 'notice', at: '2026-11-25T06:31:00.000Z', kind: 'sent', who: PEOPLE.zhang, application },
    text: '通知“需要补正”：您的申报有 2 项材料需要补正，请在 12 月 9 日前改好后再次提交。',
  },
  {
    ...{ id: 'decision', at: AT, kind: 'decided', who: OFFICERS.chen, application },
    text: '陈经办发出了补正通知（2 条）。',
  },
  {
    ...{ id: 'answer', at: '2026-11-25T02:12:00.000Z', kind: 'answered', who: PEOPLE.zhang, application },
    text: '打开了通知“已受理”。',
  },
  {
    ...{ id: 'fact', at: '2026-11-24T08:40:00.000Z', kind: 'understood', who: PEOPLE.zhang, application },
    text: '聊天里记下“产业领域”：机器人及智能制造。',
  },
  {
    ...{ id: 'version', at: '2026-11-24T08:30:00.000Z', kind: 'received', who: PEOPLE.zhang, application },
    text: '张敏提交了第 1 版，编号 LB-20261124-0001-4。',
  },
];
export const EARLIER: Trail['items'][number] = {
  ...{ id: 'started', at: '2026-11-20T01:05:00.000Z', kind: 'received', who: PEOPLE.zhang, application },
  text: '张敏开始了申报。',
};

/** What the dashboard and the support pages are told. */
export const sampleInsight: Fixtures = {
  'office_figures.read': sampleNumbers,
  'office_support.find': { people: [FOUND_PERSON], cases: [FOUND_CASE, DRAFT] },
  'office_support.of_case': ({ query }) =>
    query['after'] === 'more'
      ? { items: [EARLIER], next: null, case: FOUND_CASE }
      : { items, next: 'more', case: FOUND_CASE },
  'office_support.of_person': { items, next: null, person: FOUND_PERSON },
};
