import { expect, test } from 'vitest';
import { createNoticeRenderer } from '../../../bot/wecom/app/notice-message.ts';

const PERSON = 'wecom:ww1:zhangsan';
const notice = {
  id: 'notice-1',
  title: '材料需要补正',
  text: '请在12月10日前重新提交。',
  link: '/corrections',
  parts: { rows: [], items: [], clauses: [] },
  resends: 0,
};
const renderer = createNoticeRenderer({
  agentId: 1000002,
  cards: true,
  publicUrl: () => 'https://lianbei.example',
});

test('a notice is the same bytes whenever it is rendered, so that a retry is not shown twice', () => {
  expect(JSON.stringify(renderer.one({ ...notice }, PERSON))).toBe(
    JSON.stringify(renderer.one(notice, PERSON)),
  );
});

test('no resend by hand has the bytes of one before, or it would be suppressed', () => {
  const resends = Array.from({ length: 1800 }, (_, at) => ({ ...notice, resends: at }));
  const alone = resends.map((one) => JSON.stringify(renderer.one(one, PERSON)));
  const digests = resends.map((one) =>
    JSON.stringify(renderer.digest([one, { ...notice, id: 'notice-2' }], PERSON)),
  );
  expect([new Set(alone).size, new Set(digests).size]).toEqual([1800, 1800]);
});
