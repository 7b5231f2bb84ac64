import type { Field, Group, Settings } from './fields.ts';

const UNITS = [
  { value: 'working', label: '工作日' },
  { value: 'calendar', label: '自然日' },
];
const from = (path: string, who: string, min = 0): Field => ({
  ...{ type: 'number', label: `到期前几天起同时提醒${who}`, unit: '天', min, max: 365 },
  ...{ none: `不提醒${who}`, late: `过期后提醒${who}` },
  path: `escalate.${path}`,
});
const FIELDS: readonly Field[] = [
  { type: 'check', path: 'at_opening', label: '一开始就提醒一次' },
  { type: 'numbers', path: 'before', label: '到期前几天提醒', hint: '从大到小，用顿号隔开，如 30、15、7、1' },
  { type: 'choice', path: 'count', label: '天数按', options: UNITS },
  {
    ...{ type: 'number', path: 'after_every', label: '过期后每隔几天再提醒', unit: '天', min: 1, max: 60 },
    none: '过期后不再提醒',
  },
  from('second_contact', '第二联系人'),
  from('head', '联合体负责人'),
  { ...from('officer', '经办人', -1), hint: '填 -1 表示过期后才提醒' },
];
const KINDS = [
  ['annual', '年度报告'],
  ['correction', '材料补正'],
  ['notice_end', '公示结束'],
  ['validity', '有效期'],
  ['rectification', '整改'],
] as const;

type Ladder = Settings['reminders'][(typeof KINDS)[number][0]];

function sayingsOf({ at_opening, before, count, after_every, escalate }: Ladder): string {
  const unit = count === 'working' ? '个工作日' : '天';
  const ahead = before.filter((days) => days > 0);
  const steps = [
    at_opening && '一开始提醒一次',
    ahead.length > 0 && `到期前 ${ahead.join('、')} ${unit}${ahead.length > 1 ? '各' : ''}提醒一次`,
    before.includes(0) && '到期当天提醒一次',
    after_every !== null && `过期后每 ${after_every} 天再提醒`,
  ];
  const also = [
    ['第二联系人', escalate.second_contact],
    ['联合体负责人', escalate.head],
    ['经办人', escalate.officer],
  ] as const;
  const told = also.flatMap(([who, from]) => {
    if (from === null) return [];
    const since = from < 0 ? '过期后' : from === 0 ? '到期当天起' : `到期前 ${from} ${unit}起`;
    return [`${since}同时提醒${who}`];
  });
  const sentences = [steps.filter(Boolean), told].map((parts) => parts.join('，'));
  return `${sentences.filter(Boolean).join('；') || '不提醒'}。`;
}

/** One ladder for each thing that waits. */
export const LADDERS: readonly Group[] = KINDS.map(([kind, title]) => ({
  title,
  says: (value) => [sayingsOf((value as Settings['reminders'])[kind])],
  fields: FIELDS.map((field) => ({ ...field, path: `${kind}.${field.path}` })),
}));
