import { expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { pack, Problem } from './fixtures.ts';
import { sampleOfficeReport, sampleOfficeReports } from './sample-annual.ts';
import { OFFICERS } from './sample-cases.ts';
import { openDesk, usePages } from './scene.ts';

usePages();

const REPORT = sampleOfficeReport(pack);
const PAGE = `/review/annual/${REPORT.id}`;
const ACCEPTED = { ...REPORT, state: 'accepted' as const };
const bodyOf = (calls: readonly { id: string; body: unknown }[], wanted: string) =>
  calls.findLast(({ id }) => id === wanted)?.body;

test.each([
  ['the list', '/review/annual', '年度报告'],
  ['a report', PAGE, '在线检测创新联合体 · 2025 年度'],
])('%s is accessible in both looks', async (_, path, title) => {
  for (const theme of ['light', 'dark'] as const) {
    const { page } = await openDesk(path, { look: { theme } });
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
  }
});

test('the list is narrowed by state, year and name, all of it in its address', async () => {
  const { page, calls } = await openDesk('/review/annual');
  await page.getByRole('link', { name: '审核中' }).click();
  await page.getByRole('combobox', { name: '年度' }).selectOption('2024');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '年度报告', level: 1 }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('低空');
  await expect
    .poll(
      () => calls.findLast(({ id, query }) => id === 'office_annual.list' && query['limit'] === '50')?.query,
    )
    .toEqual({ limit: '50', year: '2024', state: 'under_review', search: '低空' });
  expect(new URL(page.url()).searchParams.get('state')).toBe('under_review');
});

test('figures stand beside last year’s, and what a correction changed is marked', async () => {
  const { page } = await openDesk(PAGE);
  const row = page.getByRole('row', { name: /研发经费投入/ });
  await row.getByText('+360.5（+24%）').waitFor();
  await page.getByText('补正前：180 人').waitFor();
  await page.getByText('2024 年怎么写的').first().click();
});

test('problems are noted field by field and sent at once; a colleague who was faster loses none of it', async () => {
  const { page, calls, answer } = await openDesk(PAGE, {
    fixtures: {
      'office_annual.correct': new Problem(409, 'report_changed', '这份报告刚刚有了新的变化。'),
    },
    expected: /409/,
  });
  await page.getByRole('button', { name: '退回补正' }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('button', { name: /要补正\s*吸纳就业/ }).click();
  await page.keyboard.type('请写明新增多少人。');
  await page.getByLabel('整份报告或附件的问题（选填）').fill('请加盖公章。');
  await page.getByLabel('补正期限').fill('2099-02-20');
  await expectAccessible(page);
  const send = page.getByRole('button', { name: '退回补正（2 项）' });
  await send.click();
  await page.getByText('刚刚有了新的变化').waitFor();
  answer({ 'office_annual.correct': { ...REPORT, state: 'correction_requested', version: 13 } });
  await send.click();
  await page.getByText('已退回补正，并通知申报单位').waitFor();
  expect(bodyOf(calls, 'office_annual.correct')).toEqual({
    base: REPORT.version,
    items: [
      { field: 'jobs', reason: '请写明新增多少人。' },
      { field: null, reason: '请加盖公章。' },
    ],
    words: '',
    dueOn: '2099-02-20',
  });
});

test('the sheet adds up while it is filled in, is kept half-filled, and is sent once it is full', async () => {
  const { page, calls } = await openDesk(PAGE, { fixtures: { 'office_annual.read': ACCEPTED } });
  const sheet = page.getByRole('region', { name: '绩效评估表' });
  await sheet.getByLabel('攻关能力').fill('92');
  await sheet.getByLabel('攻关成效').fill('101');
  await sheet.getByText('请填 0 到 100 之间的数').waitFor();
  await sheet.getByLabel('攻关成效').fill('88');
  await sheet.getByRole('button', { name: '保存评分' }).click();
  await page.getByText('评分已保存').waitFor();
  expect(bodyOf(calls, 'office_annual.score')).toMatchObject({ scores: { capability: 92, results: 88 } });
  const send = sheet.getByRole('button', { name: '发送评估结果' });
  await expect.poll(() => send.isDisabled()).toBe(true);
  for (const [label, score] of [
    ['可持续发展能力', '90'],
    ['经济效益', '85'],
    ['社会效益', '95'],
  ] as const) {
    await sheet.getByLabel(label).fill(score);
  }
  await sheet.getByRole('status').getByText('优秀').waitFor();
  await send.click();
  await page.getByRole('dialog').getByText('“优秀”，综合 90 分').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '发送' }).click();
  await page.getByText('评估结果已发送').waitFor();
  expect(calls.filter(({ id }) => id.startsWith('office_annual.s')).map(({ id }) => id)).toEqual([
    ...['office_annual.score', 'office_annual.score', 'office_annual.send'],
  ]);
});

test('who only looks is offered nothing to do', async () => {
  const { page } = await openDesk(PAGE, {
    fixtures: { 'office_people.me': { person: OFFICERS.lin, role: 'observer' } },
  });
  await page.getByRole('heading', { name: '联合攻关进展' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: /审核通过|退回补正|发送/ }).count()).toBe(0);
});

test('a year without reports says what will happen', async () => {
  const { page } = await openDesk('/review/annual', {
    fixtures: { 'office_annual.list': { ...sampleOfficeReports, items: [], years: [], year: null } },
  });
  await page.getByText('还没有年度报告').waitFor();
});
