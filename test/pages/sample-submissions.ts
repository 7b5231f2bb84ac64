import type { Answer } from '../../miniapp/api/endpoints.ts';
import { AT, PEOPLE, idOf } from './samples.ts';

export const sampleSubmission: Answer<'submissions.create'> = {
  ...{ id: idOf('submission'), number: 'LB-20261125-0001-7', version: 1, state: 'submitted' },
  ...{ at: AT, by: PEOPLE.zhang, digest: 'b'.repeat(64) },
};

export const samplePreview: Answer<'submissions.preview'> = {
  complete: [{ text: '牵头单位名称和代码', link: null, clauses: [] }],
  open: [{ text: '首席专家还没有确定', link: 'check', clauses: ['5.4'] }],
  officer: [{ text: '牵头单位在产业链中的影响力', link: null, clauses: ['4.1.1'] }],
  missing: [{ text: '联系人手机', link: 'form/contact', clauses: ['5.6'] }],
  version: 12,
};
