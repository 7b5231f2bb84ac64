import type { Field, Group } from './fields.ts';

const UNITS = [
  { value: 'working', label: '工作日' },
  { value: 'calendar', label: '自然日' },
];
const from = (path: string, label: string, min = 0): Field => ({
  ...{ type: 'number', label, unit: '天起', min, max: 365, none: '不通知' },
  path: `escalate.${path}`,
});
const FIELDS: readonly Field[] = [
  { type: 'check', path: 'at_opening', label: '一开始就提醒一次' },
  { type: 'numbers', path: 'before', label: '到期前几天提醒', hint: '从大到小，用顿号隔开，如 30、15、7、1' },
  { type: 'choice', path: 'count', label: '天数按', options: UNITS },
  {
    type: 'number',
    path: 'after_every',
    label: '过期后每隔',
    unit: '天再提醒',
    min: 1,
    max: 60,
    none: '不再提醒',
  },
  from('second_contact', '同时提醒第二联系人：到期前'),
  from('head', '同时提醒联合体负责人：到期前'),
  { ...from('officer', '同时通知经办人：到期前', -1), hint: '填 -1 表示过期后才通知' },
];
const KINDS = [
  ['annual', '年度报告'],
  ['correction', '材料补正'],
  ['notice_end', '公示结束'],
  ['validity', '有效期'],
  ['rectification', '整改'],
] as const;

/** One ladder for each thing that waits. */
export const LADDERS: readonly Group[] = KINDS.map(([kind, title]) => ({
  title,
  fields: FIELDS.map((field) => ({ ...field, path: `${kind}.${field.path}` })),
}));
