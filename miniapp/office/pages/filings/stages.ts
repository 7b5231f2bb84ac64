import type { Input } from '../../../api/endpoints.ts';

export type Stage = NonNullable<NonNullable<Input<'office_filing.list'>['query']>['stage']>;

/** From the approval to the filing, and what is said where nothing waits. */
export const STAGES: readonly { id: Stage; title: string; empty: { title: string; text: string } }[] = [
  {
    id: 'waiting',
    title: '待公示',
    empty: { title: '没有等待公示的申报', text: '审核通过的申报会列在这里，由经办人开始公示。' },
  },
  {
    id: 'running',
    title: '公示中',
    empty: { title: '现在没有公示', text: '公示期满后自动转到“待备案”。' },
  },
  {
    id: 'objected',
    title: '异议待处理',
    empty: { title: '没有待处理的异议', text: '公示期间收到的异议会列在这里，由负责人处理。' },
  },
  {
    id: 'ready',
    title: '待备案',
    empty: { title: '没有等待备案的申报', text: '公示期满、没有待处理异议的申报会列在这里。' },
  },
  {
    id: 'filed',
    title: '已备案',
    empty: { title: '还没有备案', text: '备案以后会列在这里，最近的在前。' },
  },
];

export const isStage = (value: unknown): value is Stage => STAGES.some(({ id }) => id === value);
