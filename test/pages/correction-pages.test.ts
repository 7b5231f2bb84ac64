import { expect, test } from 'vitest';
import type { Answer } from '../../miniapp/api/endpoints.ts';
import { expectAccessible } from './axe.ts';
import { APPLICATION, type Fixtures } from './fixtures.ts';
import { AT, idOf } from './samples.ts';
import { open, usePages } from './scene.ts';

usePages();

const HOME = `/applications/${APPLICATION.id}`;
const DOCUMENT = APPLICATION.evaluation.documents[0]!;
type Correction = Answer<'corrections.list'>['items'][number];
const waiting: Correction = {
  ...{ id: idOf('correction'), at: AT, dueOn: '2026-12-10', number: 'LB-20261125-0001-7', answeredAt: null },
  items: [
    {
      ...{ subject: 'document', id: DOCUMENT, title: '《创新联合体组建协议》', link: `/papers/${DOCUMENT}` },
      ...{ reasons: ['缺少签字或盖章，请补签补盖后重新上传。'], words: '第三页没有盖章。', touched: true },
    },
    {
      ...{ subject: 'members', id: null, title: '成员单位名单', link: '/members' },
      ...{ reasons: [], words: '第二家的代码和执照不一致。', touched: false },
    },
    {
      subject: 'other',
      id: null,
      title: '其他事项',
      link: null,
      reasons: [],
      words: '请补一份说明。',
      touched: null,
    },
  ],
};
const answered = { ...waiting, id: idOf('earlier'), answeredAt: AT };
const fixtures: Fixtures = {
  'applications.read': { ...APPLICATION, state: 'correction_requested' },
  'corrections.list': { items: [waiting, answered] },
};

test('every place to be mended leads there, and says whether it was touched', async () => {
  const { page } = await open(`${HOME}/corrections`, { fixtures });
  const row = page.getByRole('link', { name: /创新联合体组建协议/ }).first();
  await expect.poll(() => row.getAttribute('href')).toBe(`${HOME}/papers/${DOCUMENT}`);
  await page.getByText('还有 1 处没动，请在12月10日前重新提交').waitFor();
  await expect.poll(() => page.getByText('待修改').count()).toBe(1 + 1);
  await expect.poll(() => page.getByRole('link', { name: /其他事项/ }).count()).toBe(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: '检查并重新提交' }).click();
  await page.waitForURL(`**${HOME}/submit`);
});

test('the overview and the very place say what is asked for', async () => {
  const { page } = await open(HOME, { fixtures });
  await page.getByRole('heading', { name: '需要补正' }).waitFor();
  await page.getByText('看看要补正什么').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: /创新联合体组建协议/ }).click();
  await page.getByRole('heading', { name: '受理部门请您补正' }).waitFor();
  await page.getByText('第三页没有盖章。').waitFor();
  await expectAccessible(page);
});

test('without a correction the page says what will come', async () => {
  const { page } = await open(`${HOME}/corrections`);
  await page.getByText('没有要补正的').waitFor();
  await expectAccessible(page);
});
