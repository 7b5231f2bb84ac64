import { expect, test } from 'vitest';
import { whatChanged } from '../../../miniapp/office/case/what-changed.ts';
import { nextOpen } from '../../../miniapp/office/case/papers/review-words.ts';
import { readPackInForce } from '../../../bot/read-pack.ts';
import { OFFICERS, review, sampleCase } from '../../pages/sample-cases.ts';
import { AT, idOf } from '../../pages/samples.ts';

const CASE = sampleCase(readPackInForce('2026-11-25'));
const [first, second, third] = CASE.documents;

test('a case that is as it was has no news', () => {
  expect(whatChanged(CASE, structuredClone(CASE))).toEqual([]);
});

test('each thing that a colleague did is told in a sentence', () => {
  const after = {
    ...CASE,
    state: 'correction_requested' as const,
    assignee: OFFICERS.zhao,
    documents: [
      { ...first!, review: { ...review('returned'), by: OFFICERS.zhao } },
      ...CASE.documents.slice(1),
    ],
    notes: [...CASE.notes, { id: idOf('new-note'), by: OFFICERS.lin, at: AT, text: '请先等等' }],
    corrections: [{ ...CASE.corrections[0]!, id: idOf('new-one'), by: OFFICERS.zhao }, ...CASE.corrections],
  };
  expect(whatChanged(CASE, after)).toEqual([
    '阶段：审核中 → 等申报单位补正',
    '经办人：陈经办 → 赵经办',
    `赵经办 退回了“${first!.title}”`,
    '赵经办 发出了补正通知',
    '林科长 写了备注：请先等等',
  ]);
});

test('the next document is the next that nobody has judged, round and round', () => {
  const [one, two, three] = [first!, second!, third!];
  expect(nextOpen([one, two, three], one.id)?.id).toBe(three.id);
  expect(nextOpen([one, two, three], three.id)?.id).toBe(one.id);
  expect(nextOpen([{ ...one, review: review('accepted') }, two], one.id)).toBe(null);
});
