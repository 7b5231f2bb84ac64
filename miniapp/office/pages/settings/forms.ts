import { LADDERS } from './ladder-form.ts';
import type { Field, Group, SettingForm, Settings } from './fields.ts';

const one = (...fields: Field[]): Group[] => [{ title: '', fields }];
const workingDays = (label: string): Group[] =>
  one({ type: 'number', path: 'working_days', label, unit: '个工作日', min: 1, max: 250 });
const contact = (path: string, title: string): Group => ({
  title,
  fields: [
    { type: 'line', path: `${path}.name`, label: '联系人或科室' },
    { type: 'line', path: `${path}.phone`, label: '电话' },
    { type: 'line', path: `${path}.address`, label: '地址', size: 'long' },
  ],
});
const ROLES = [
  { value: 'observer', label: '查阅人员' },
  { value: 'reviewer', label: '经办人' },
  { value: 'lead', label: '负责人' },
  { value: 'administrator', label: '管理员' },
];
const role: Field = { type: 'choice', path: 'role', label: '角色', options: ROLES };
const byNumber = (path: string, label: string, add: string): Field => ({
  ...{ type: 'rows', path, label, add },
  columns: [{ type: 'number', path: 'id', label: '编号', min: 1, max: 999_999_999 }, role],
  blank: () => ({ id: 1, role: 'reviewer' }),
});

/** 03-31 as people write it. */
const dayOfYear = (monthDay: string): string => {
  const [month, day] = monthDay.split('-').map(Number);
  return `${month} 月 ${day} 日`;
};

/** Ids of what is added are no concern of people. */
const newId = (prefix: string): string => `${prefix}_${Date.now().toString(36)}`;

/** All settings of the office, in the order of the page. */
export const FORMS: readonly { title: string; forms: readonly SettingForm[] }[] = [
  {
    title: '时间',
    forms: [
      {
        ...{ key: 'hours', title: '办公时间', about: '提醒和通知只在工作日的办公时间里发出，紧急的除外。' },
        groups: one({
          ...{ type: 'rows', path: '', label: '办公时间', add: '加一段', between: '—' },
          columns: [
            { type: 'line', path: 'from', label: '开始', size: 'short' },
            { type: 'line', path: 'to', label: '结束', size: 'short' },
          ],
          blank: () => ({ from: '13:30', to: '17:00' }),
        }),
      },
      {
        ...{
          key: 'holidays',
          title: '节假日安排',
          about: '国务院办公厅公布下一年的放假和调休后，在这里填上。',
        },
        groups: one({
          ...{ type: 'rows', path: '', label: '年份', add: '加一年' },
          columns: [
            { type: 'number', path: 'year', label: '年份', min: 2024, max: 2099 },
            { type: 'lines', path: 'off', label: '放假的日子', hint: '一行一段，如 2027-10-01..2027-10-07' },
            { type: 'lines', path: 'work', label: '调休上班的周末', hint: '一行一天，如 2027-10-09' },
            { type: 'line', path: 'source', label: '依据的文件', size: 'long' },
          ],
          blank: () => ({ year: new Date().getFullYear() + 1, off: [], work: [], source: '' }),
        }),
      },
      {
        key: 'review',
        title: '审核时限',
        about: '从提交起算，超过的在待办里标出。',
        groups: workingDays('审核时限'),
      },
      {
        key: 'correction',
        title: '补正时限',
        about: '补正通知发出后，申报单位补好材料的期限。',
        groups: workingDays('补正时限'),
      },
      {
        key: 'notice',
        title: '公示天数',
        about: '指引要求公示，没有规定几天。',
        groups: workingDays('公示'),
      },
      {
        ...{ key: 'annual', title: '年度报告截止日', about: '指引只写年初报送，没有规定到哪一天。' },
        groups: [
          {
            title: '',
            fields: [{ type: 'line', path: 'due', label: '每年', size: 'short', hint: '月和日，如 03-31' }],
            says: (value) => [`每年 ${dayOfYear((value as Settings['annual']).due)}`],
          },
        ],
      },
      {
        ...{ key: 'validity', title: '备案有效期', about: '指引规定一般不超过 3 年。' },
        groups: one(
          { type: 'number', path: 'years', label: '有效期', unit: '年', min: 1, max: 10 },
          { type: 'number', path: 'renew_from', label: '到期前', unit: '天起可以重新申请', min: 1, max: 365 },
        ),
      },
    ],
  },
  {
    title: '办理',
    forms: [
      {
        ...{ key: 'four_eyes', title: '双人复核', about: '打开后，这一步由一人提出、另一人确认才生效。' },
        groups: one(
          { type: 'check', path: 'approve', label: '审核通过' },
          { type: 'check', path: 'refuse', label: '不予备案' },
          { type: 'check', path: 'cancel', label: '取消备案' },
        ),
      },
      {
        ...{
          key: 'return_reasons',
          title: '退回理由',
          about: '退回材料时可选的理由，退回时还可以再写几句。',
        },
        groups: [
          {
            title: '',
            fields: [
              {
                ...{ type: 'rows', path: '', label: '退回理由', add: '加一条' },
                columns: [{ type: 'line', path: 'text', label: '理由', size: 'long' }],
                blank: () => ({ id: newId('reason'), text: '' }),
              },
            ],
            says: (value) => (value as Settings['return_reasons']).map(({ text }) => text),
          },
        ],
      },
      {
        ...{
          key: 'evaluation',
          title: '绩效评估等次',
          about: '指引列了评估的五个方面，没有规定等次和分数线。',
        },
        groups: one({
          ...{ type: 'rows', path: 'outcomes', label: '等次，从高到低', add: '加一等' },
          columns: [
            { type: 'line', path: 'label', label: '等次', size: 'short' },
            { type: 'number', path: 'at_least', label: '不低于', unit: '分', min: 0, max: 100 },
          ],
          blank: () => ({ id: newId('outcome'), label: '', at_least: 0 }),
        }),
      },
      { key: 'reminders', title: '提醒安排', about: '有期限的事，什么时候提醒、提醒到谁。', groups: LADDERS },
    ],
  },
  {
    title: '人员和联系方式',
    forms: [
      {
        ...{
          key: 'duty',
          title: '值班经办人',
          about: '还没有经办人的申报，有事先通知值班经办人；不设时通知负责人。',
        },
        groups: one({ type: 'officer', path: 'officer', label: '值班经办人' }),
      },
      {
        ...{
          key: 'officers',
          title: '经办人员',
          about: '谁能进审核平台，按企业微信账号、部门或标签认定，取其中最高的角色。',
        },
        groups: one(
          {
            ...{ type: 'rows', path: 'list', label: '按账号', add: '加一人' },
            columns: [{ type: 'line', path: 'user', label: '企业微信账号' }, role],
            blank: () => ({ user: '', role: 'reviewer' }),
          },
          byNumber('departments', '按部门', '加一个部门'),
          byNumber('tags', '按标签', '加一个标签'),
        ),
      },
      {
        ...{ key: 'contacts', title: '咨询和监督电话', about: '申报单位和公众看得到，没填的不显示。' },
        groups: [contact('business', '业务咨询'), contact('supervision', '监督')],
      },
    ],
  },
];
