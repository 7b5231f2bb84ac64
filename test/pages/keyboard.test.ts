import { expect, test } from 'vitest';
import { PHONE } from './phones.ts';
import { samplePreview } from './sample-submissions.ts';
import { open, usePages } from './scene.ts';
import { tabTo } from './tab-to.ts';

usePages();

const HOME = '/applications/application___________';
test('a question is answered and the next one reached by keyboard alone', async () => {
  const { page, calls } = await open(`${HOME}/check/lead.in_district`, { context: { viewport: PHONE } });
  await tabTo(page, 'radio', /^是$/);
  await page.keyboard.press('Space');
  await tabTo(page, 'button', /下一题/);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => calls.find(({ id }) => id === 'applications.change')?.body)
    .toMatchObject({
      changes: [{ path: 'fact.lead.in_district', value: 'yes' }],
    });
  await page.waitForURL((url) => !url.pathname.endsWith('lead.in_district'));
});

test('a paper is reached and its sources opened and closed by keyboard alone', async () => {
  const { page } = await open(`${HOME}/papers`, { context: { viewport: PHONE } });
  await page.getByRole('link', { name: /组建协议/ }).waitFor();
  await tabTo(page, 'link', /组建协议/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/papers/agreement');
  const add = page.getByRole('button', { name: /上传材料|再添加文件/ });
  await add.waitFor();
  await tabTo(page, 'button', /上传材料|再添加文件/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '上传材料' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => add.and(page.locator(':focus')).count()).toBe(1);
});

test('handing in is reached and asked once more by keyboard alone', async () => {
  const { page, calls } = await open(`${HOME}/submit`, {
    context: { viewport: PHONE },
    fixtures: { 'submissions.preview': { ...samplePreview, missing: [] } },
  });
  await page.getByRole('heading', { name: '检查并提交' }).waitFor();
  await page.getByRole('button', { name: /^提交/ }).waitFor();
  await tabTo(page, 'button', /^提交/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(calls.some(({ id }) => id === 'submissions.create')).toBe(false);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(calls.some(({ id }) => id === 'submissions.create')).toBe(false);
});
