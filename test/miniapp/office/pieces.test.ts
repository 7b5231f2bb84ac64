import { expect, test } from 'vitest';
import { pieces } from '../../../miniapp/office/support/pieces.ts';

const who = { id: 'w'.repeat(22), name: '王工' };
const application = { id: 'a'.repeat(22), title: '减速器创新联合体' };
const person = { text: '王工', to: `/review/support/people/${who.id}` };

test('a name in the sentence is the way to that person, one that is not there stands after it', () => {
  const first = pieces({ text: '王工提交了第 1 版。', who, application }, 'case');
  expect(first).toEqual([person, { text: '提交了第 1 版。' }]);
  const after = pieces({ text: '聊天里记下“领域”。', who, application }, 'case');
  expect(after).toEqual([{ text: '聊天里记下“领域”。 ' }, person]);
});

test('nobody, or somebody without a name, is no link', () => {
  const alone = [{ text: '公示期满。' }];
  expect(pieces({ text: '公示期满。', who: null, application }, 'case')).toEqual(alone);
  expect(pieces({ text: '公示期满。', who: { ...who, name: '' }, application }, 'case')).toEqual(alone);
});

test('around a person it is the case that one is led to, even one without a title', () => {
  const to = `/review/support/cases/${application.id}`;
  const named = pieces({ text: '“减速器创新联合体”已备案。', who, application }, 'person');
  expect(named[1]).toEqual({ text: application.title, to });
  const draft = pieces({ text: '开始了申报。', who, application: { ...application, title: '' } }, 'person');
  expect(draft.at(-1)).toEqual({ text: '未提交的申报', to });
  expect(pieces({ text: '自查。', who, application: null }, 'person')).toEqual([{ text: '自查。' }]);
});
