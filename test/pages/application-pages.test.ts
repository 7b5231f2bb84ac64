import { describe, expect, test } from 'vitest';
import { expectAccessibleInBothLooks } from './axe.ts';
import { APPLICATION, FIXTURES, Problem } from './fixtures.ts';
import { keptApplication } from './kept-application.ts';
import { idOf } from './samples.ts';
import { samplePreview, sampleSubmission } from './sample-submissions.ts';
import { open, usePages } from './scene.ts';

usePages();

const HOME = `/applications/${APPLICATION.id}`;
describe('in a light and in a dark, large look', () => {
  test.each([
    HOME,
    `${HOME}/form/consortium`,
    `${HOME}/members`,
    `${HOME}/members/${idOf('member-one')}`,
    `${HOME}/papers`,
    `${HOME}/papers/agreement`,
    `${HOME}/papers/lead_licence`,
    `${HOME}/submit`,
    `${HOME}/submissions/${idOf('submission')}`,
    `${HOME}/timeline`,
  ])('%s is accessible', async (path) => {
    const { page } = await open(path, { look: { theme: 'light' } });
    await page.locator('main:not([aria-busy=true])').waitFor();
    await expectAccessibleInBothLooks(page);
  });
});

test('what cannot be read says so, and is read again on demand', async () => {
  const { page, answer } = await open(HOME, {
    fixtures: { 'applications.read': new Problem(404, 'not_found', '没有这份申报。') },
    expected: /404/,
  });
  await page.getByText('没有这份申报。').waitFor();
  await page.getByRole('link', { name: '回到首页' }).waitFor();
  answer({ 'applications.read': APPLICATION });
});

test('the overview names one thing to do next, and tells differences of counts plainly', async () => {
  const { page } = await open(HOME);
  await page.getByRole('link', { name: '继续资格自查' }).waitFor();
  await page.getByText('上下游企业：回答是 3 家，名单里有 1 家').waitFor();
});

test('a listed count is taken over as the answer', async () => {
  const { page, calls } = await open(`${HOME}/members`);
  await page.getByRole('button', { name: '把回答改为 1 家' }).first().click();
  await page.getByText('已保存', { exact: true }).waitFor();
  expect(calls.find(({ id }) => id === 'applications.change')?.body).toEqual({
    changes: [{ path: 'fact.members.enterprises', value: 1, base: 1 }],
  });
});

test('a member is added, questioned for its code, confirmed, removed and restored', async () => {
  const { page, calls } = await open(`${HOME}/members`, { fixtures: keptApplication() });
  await page.getByRole('button', { name: '添加成员单位' }).click();
  await page.getByLabel('单位名称').fill('上海新成员公司');
  await page.getByLabel('统一社会信用代码').fill('91310113ma1gk00 141');
  await page.getByRole('radio', { name: '上下游企业' }).check();
  await page.getByRole('button', { name: '核对过了，就是这个代码' }).click();
  await page.getByText('已确认按执照填写').waitFor();
  await page.getByText('已保存', { exact: true }).waitFor();
  const sent = calls.flatMap(({ id, body }) =>
    id === 'applications.change' ? (body as { changes: { path: string; value: unknown }[] }).changes : [],
  );
  const last = (attribute: string) => sent.filter(({ path }) => path.endsWith(`.${attribute}`)).pop()?.value;
  expect([last('name'), last('code'), last('kind'), last('codeConfirmed')]).toEqual([
    '上海新成员公司',
    '91310113MA1GK00141',
    'enterprise',
    true,
  ]);
  await page.getByRole('button', { name: '移除这家单位' }).click();
  await page.getByRole('heading', { name: '已移除' }).waitFor();
  await page.getByRole('button', { name: /恢复/ }).first().click();
  await page.getByRole('link', { name: /上海新成员公司/ }).waitFor();
});

describe('handing in', () => {
  const READY = { ...samplePreview, missing: [] };

  test('is not possible while something is missing; each line leads to where it is mended', async () => {
    const { page } = await open(`${HOME}/submit`);
    await expect.poll(() => page.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: /联系人手机/ }).click();
    await page.waitForURL('**/form/contact');
  });

  test('says that the office decides, asks once, and two taps make one', async () => {
    const { page, calls } = await open(`${HOME}/submit`, { fixtures: { 'submissions.preview': READY } });
    await page.getByText('自查结论不影响提交').waitFor();
    await page.getByRole('button', { name: '提交' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '提交' }).dblclick();
    await page.waitForURL('**/submissions/**');
    await page.getByText(sampleSubmission.number).waitFor();
    const handed = calls.filter(({ id }) => id === 'submissions.create');
    expect(handed.map(({ body }) => body)).toEqual([{ version: 12 }]);
  });

  test('of a draft that has changed shows it anew', async () => {
    const { page, calls } = await open(`${HOME}/submit`, {
      fixtures: {
        'submissions.preview': READY,
        'submissions.create': new Problem(409, 'draft_changed', '您看过之后，内容又有了改动。'),
      },
      expected: /409/,
    });
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.getByText('您看过之后，内容又有了改动。').waitFor();
    await expect.poll(() => calls.filter(({ id }) => id === 'submissions.preview').length).toBe(2);
  });

  test('is taken back from the receipt', async () => {
    const { page, calls } = await open(`${HOME}/submissions/${idOf('submission')}`, {
      fixtures: { 'applications.read': { ...APPLICATION, state: 'submitted' } },
    });
    await page.getByRole('button', { name: '撤回这次提交' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await expect.poll(() => calls.some(({ id }) => id === 'submissions.withdraw')).toBe(true);
  });
});

test('the timeline goes back page by page', async () => {
  const event = (at: number) => ({
    ...{ id: idOf(`event-${at}`), type: 'edited', by: null, text: `第 ${at} 件事` },
    at: `2026-11-${25 - at}T06:30:00.000Z`,
  });
  const { page, calls } = await open(`${HOME}/timeline`, {
    fixtures: {
      'applications.events': ({ query }) =>
        query['after'] === undefined
          ? { items: [event(1)], next: 'then' }
          : { items: [event(2)], next: null },
    },
  });
  await page.getByRole('button', { name: '更早的' }).click();
  await page.getByText('第 2 件事').waitFor();
  await page.getByText('没有更早的了').waitFor();
  expect(calls.filter(({ id }) => id === 'applications.events').map(({ query }) => query)).toEqual([
    {},
    { after: 'then' },
  ]);
});

test('the first loads of these pages ask for nothing twice', async () => {
  const { page, calls } = await open(HOME);
  await page.getByRole('link', { name: '继续资格自查' }).waitFor();
  const asked = calls.map(({ id }) => id);
  expect(asked.length).toBe(new Set(asked).size);
  expect(FIXTURES['applications.read']).toBe(APPLICATION);
});
