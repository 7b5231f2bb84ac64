import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PHONE } from './phones.ts';
import { samplePreview } from './sample-submissions.ts';
import { open, usePages } from './scene.ts';

usePages();

const HOME = '/applications/application___________';
const MOST_TABS = 60;

/** Tab until the focus is on what bears this name, as somebody without a pointer does; the focus must be seen on the way. */
async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    const at = page.locator(':focus');
    if ((await at.count()) === 0) continue;
    const wanted = page.getByRole(role as 'button', { name }).and(at);
    if ((await wanted.count()) === 0) continue;
    const seen = await at.evaluate((element) => {
      const style = element.ownerDocument.defaultView!.getComputedStyle(element);
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    });
    return expect(seen, `the focus on ${name} is not seen`).toBe(true);
  }
  throw new Error(`${name} is not reached by Tab`);
}

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
  expect(await add.and(page.locator(':focus')).count()).toBe(1);
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
