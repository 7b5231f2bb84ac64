import { expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { APPLICATION, pack, Problem, type Fixtures, type Sent } from './fixtures.ts';
import { sampleEvaluation, sampleReport, sampleVersion } from './sample-annual.ts';
import { AT, PEOPLE } from './samples.ts';
import { open, usePages } from './scene.ts';

usePages();

/** The overview holds other panels too, which are not this file's concern. */
const OVERVIEW: Fixtures = {
  'applications.read': { ...APPLICATION, state: 'filed' },
  'later.read': new Problem(404, 'not_found', '没有找到。'),
};

const HOME = `/applications/${APPLICATION.id}`;
const REPORT = sampleReport(pack);
const PAGE = `${HOME}/annual/${REPORT.id}`;
type Changes = { changes: { path: string; value: string | number | null; base: number }[] };
const sentBy = (calls: readonly { id: string; body: unknown }[]) =>
  calls.flatMap(({ id, body }) =>
    id === 'annual.change'
      ? (body as Changes).changes.map(({ path, value, base }) => [path, value, base])
      : [],
  );
const ready = { ...REPORT, missing: [] };
const sentBack: Fixtures['annual.read'] = {
  ...{ ...REPORT, state: 'correction_requested', versions: [sampleVersion] },
  correction: {
    ...{ at: AT, words: '其余没有问题。', dueOn: '2099-02-20' },
    items: [
      { section: 'progress', field: 'ip_applied', title: '申请知识产权', reason: '请附受理通知书。' },
      { section: null, field: null, title: '整份报告和附件', reason: '请加盖公章。' },
    ],
  },
};

test.each([
  ['the list', `${HOME}/annual`, {}],
  ['a report', PAGE, {}],
  ['a section', `${PAGE}/sections/influence`, {}],
  ['attachments', `${PAGE}/files`, {}],
  ['a receipt', `${PAGE}/versions/${sampleVersion.id}`, {}],
  ['what is to be mended', PAGE, { 'annual.read': sentBack }],
  ['the outcome', PAGE, { 'annual.read': { ...REPORT, state: 'evaluated', evaluation: sampleEvaluation } }],
  ['the overview', HOME, OVERVIEW],
] as [string, string, Fixtures][])('%s is accessible, and fits a narrow phone', async (_, path, fixtures) => {
  const { page } = await open(path, { fixtures, expected: /404/ });
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});

test('what is typed saves itself, by field and the version that was seen', async () => {
  const { page, calls } = await open(`${PAGE}/sections/progress`);
  const granted = page.getByLabel('授权知识产权（件）');
  await granted.fill('11');
  await page.getByText('已保存', { exact: true }).waitFor();
  await page.getByLabel('研发经费投入（万元）').fill('2000.5');
  await page.getByLabel('申请知识产权（件）').focus();
  await expect
    .poll(() => sentBy(calls))
    .toEqual([
      ['ip_granted', '11', 0],
      ['rd_spending', '2000.5', 1],
    ]);
  await page.getByText('去年：1,500 万元').waitFor();
});

test('what comes from last year is confirmed for a section at once', async () => {
  const { page, calls } = await open(`${PAGE}/sections/influence`);
  await expect.poll(() => page.getByText('照去年填的，请核对').count()).toBe(3);
  await page.getByLabel('开展学术论坛、技术对接、行业研讨等活动（场）').fill('9');
  await page.getByText('已保存', { exact: true }).waitFor();
  await page.getByRole('button', { name: '这 2 项今年仍然如此' }).click();
  await page.getByText('2 项已确认和去年一样').waitFor();
  await expect
    .poll(() => sentBy(calls))
    .toEqual([
      ['events', '9', 0],
      ['firms_settled', 2, 0],
      ['outside_attendees', 41, 0],
    ]);
});

/** A colleague has filled it in just before. */
const contested: Fixtures['annual.change'] = ({ body }: Sent) => ({
  results: (body as Changes).changes.map(({ path, value, base }) =>
    base === 5
      ? { path, result: 'saved', field: { value, version: 6, by: PEOPLE.zhang, at: AT } }
      : { path, result: 'conflict', field: { value: 8, version: 5, by: PEOPLE.li, at: AT } },
  ),
  report: REPORT,
});

test('a colleague’s figure is shown beside one’s own, with its unit', async () => {
  const { page, calls } = await open(`${PAGE}/sections/progress`, {
    fixtures: { 'annual.change': contested },
  });
  await page.getByLabel('申请知识产权（件）').fill('24');
  await page.getByText('同事也改了这一项').click();
  const sheet = page.getByRole('dialog', { name: '“申请知识产权”同事也改了' });
  await sheet.getByText('8 件').waitFor();
  await sheet.getByText('李秘书').waitFor();
  await sheet.getByRole('button', { name: '用我的' }).click();
  await expect
    .poll(() => sentBy(calls))
    .toEqual([
      ['ip_applied', '24', 1],
      ['ip_applied', '24', 5],
    ]);
});

test('it is handed in by keyboard alone, and leads to its receipt', async () => {
  const { page, calls } = await open(PAGE, { fixtures: { 'annual.read': ready } });
  const hand = page.getByRole('button', { name: '报送' });
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await hand.evaluate((element) => element === element.ownerDocument.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: '报送 2025 年度报告？' });
  await sheet.waitFor();
  await sheet.getByRole('button', { name: '报送' }).press('Enter');
  await page.getByText(sampleVersion.number).waitFor();
  const handed = calls.find(({ id }) => id === 'annual.submit');
  expect(handed?.body).toEqual({ version: REPORT.version });
});

test('a report that changed meanwhile is not handed in, and is read again', async () => {
  const { page, calls } = await open(PAGE, {
    fixtures: {
      'annual.read': ready,
      'annual.submit': new Problem(409, 'report_changed', '您看过之后，报告又有了改动。请重新看一遍再提交。'),
    },
    expected: /409/,
  });
  await page.getByRole('button', { name: '报送' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '报送' }).click();
  await page.getByText('报告又有了改动').waitFor();
  await expect.poll(() => calls.filter(({ id }) => id === 'annual.read').length).toBeGreaterThan(1);
});

test('while something is missing it cannot be handed in, and each line leads to its place', async () => {
  const { page } = await open(PAGE);
  await expect.poll(() => page.getByRole('button', { name: '报送' }).isDisabled()).toBe(true);
  await page.getByRole('link', { name: '“授权知识产权”还没有填。' }).click();
  await page.getByRole('heading', { name: '联合攻关进展', level: 1 }).waitFor();
});

test('what the office wants mended leads to the field, and stands beside it', async () => {
  const { page } = await open(PAGE, { fixtures: { 'annual.read': sentBack } });
  await page.getByText('其余没有问题。').waitFor();
  await page.getByRole('link', { name: '申请知识产权 请附受理通知书。' }).click();
  await page.getByText('请补正：请附受理通知书。').waitFor();
});

test('the overview of a filed consortium says what is due and leads there', async () => {
  const { page } = await open(HOME, { fixtures: OVERVIEW, expected: /404/ });
  await page.getByText('2025 年度运行情况，请在 2099年3月31日前报送').waitFor();
  await page.getByRole('link', { name: '填写年度报告' }).click();
  await page.getByRole('heading', { name: '2025 年度报告', level: 1 }).waitFor();
});

test('a programme without annual reports says nothing of them', async () => {
  const { page } = await open(HOME, {
    fixtures: { ...OVERVIEW, 'annual.list': { items: [], duty: false } },
    expected: /404/,
  });
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.getByText('年度报告').count()).toBe(0);
});

test('a viewer reads, and a report that waits for the office is read by all', async () => {
  const { page } = await open(`${PAGE}/sections/progress`, {
    fixtures: { 'annual.read': { ...REPORT, editable: false } },
  });
  await page.getByText('只能查看').waitFor();
  await expect.poll(() => page.getByLabel('授权知识产权（件）').isDisabled()).toBe(true);
});

test('without a report the list says when there will be one', async () => {
  const { page } = await open(`${HOME}/annual`, { fixtures: { 'annual.list': { items: [], duty: true } } });
  await page.getByText('每年 1 月 1 日起在这里填写').waitFor();
});
