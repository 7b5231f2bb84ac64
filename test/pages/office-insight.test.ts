import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { Problem } from './fixtures.ts';
import { CASE } from './office-fixtures.ts';
import { SMALL_DESK } from './phones.ts';
import { EARLIER, NO_NUMBERS, sampleNumbers } from './sample-insight.ts';
import { idOf } from './samples.ts';
import { openDesk, usePages, type Opening, type Scene } from './scene.ts';
import { tabTo } from './tab-to.ts';

usePages();

const LOOKS: [string, Opening][] = [
  ['light', {}],
  ['dark, on a narrow desk', { look: { theme: 'dark' }, context: { viewport: SMALL_DESK } }],
];
const AWAY = new Problem(500, 'internal', '服务暂时不可用，请稍后再试。');

async function openFigures(opening: Opening = {}): Promise<Scene> {
  const scene = await openDesk('/review/figures', opening);
  await scene.page.getByText(/的数字。点数字/).waitFor();
  return scene;
}
const drawn = (page: Page) => page.locator('[data-drawn]');
const lastOf = ({ calls }: Scene, id: string) => calls.filter((call) => call.id === id).at(-1)?.query;

describe('the dashboard', () => {
  test.each(LOOKS)('is accessible and fits the desk: %s', async (_name, opening) => {
    const { page } = await openFigures(opening);
    await expect.poll(() => drawn(page).count()).toBe(5);
    await expectAccessible(page);
    // Whatever a table says is in its card, without being pushed aside.
    const hidden = await page.evaluate(
      `[...document.querySelectorAll('.table-room')].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length`,
    );
    expect(hidden).toBe(0);
  });

  test('says in a table what each chart shows, and no nought leads anywhere', async () => {
    const { page } = await openFigures();
    for (const name of ['各阶段的份数', '在办申报在这一阶段的天数', '各领域的份数', '各年度的份数'])
      await page.getByRole('table', { name }).waitFor();
    expect(await page.getByRole('img', { name: /柱状图/ }).count()).toBe(5);
    const row = page.getByRole('row', { name: /^公示中 3 1 0 0$/ });
    expect(await row.getByRole('link').count()).toBe(2);
    const figures = page.getByRole('table', { name: '新增发明专利授权数，各年合计' });
    await figures.getByRole('row', { name: '2025 年 1,236 33' }).waitFor();
    await page.getByRole('combobox', { name: '看哪一项指标' }).selectOption({ label: '研发投入（万元）' });
    await page.getByRole('table', { name: '研发投入，各年合计' }).waitFor();
  });

  test.each([
    ['审核中：12', { states: 'under_review' }],
    ['审核中，超过 15 天：3', { states: 'under_review', before: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }],
    ['新材料，提交过：12', { field: 'materials' }],
    ['新材料，已备案：8', { field: 'materials', states: 'filed,expiring,rectification,expired,renewed' }],
    ['2025 年，已备案：19', { year: '2025', states: 'filed,expiring,rectification,expired,renewed' }],
  ])('leads from “%s” to that list, whose filters say so', async (name, asked) => {
    const scene = await openFigures();
    const { page } = scene;
    await page.getByRole('link', { name, exact: true }).click();
    await page.waitForURL(/\/review\?/);
    await expect.poll(() => lastOf(scene, 'office_cases.queue')).toEqual({ order: 'oldest', ...asked });
    for (const filter of ['阶段', '已等']) {
      const box = page.getByRole('combobox', { name: filter });
      expect(await box.evaluate((select) => (select as { selectedIndex?: number }).selectedIndex)).not.toBe(
        -1,
      );
    }
    await expectAccessible(page);
  });

  test('leads from the annual figures to the reports that were added up', async () => {
    const scene = await openFigures();
    await scene.page.getByRole('link', { name: '2025 年通过审核的报告：33' }).click();
    await scene.page.getByText('只列出审核通过的').waitFor();
    expect(lastOf(scene, 'office_annual.list')).toEqual({ year: '2025', state: 'passed', limit: '50' });
    await scene.page.getByRole('button', { name: '不限' }).click();
    await expect.poll(() => lastOf(scene, 'office_annual.list')).toEqual({ year: '2025', limit: '50' });
  });

  test('is reached and read by keyboard alone', async () => {
    const scene = await openFigures();
    const { page } = scene;
    for (const name of [/^待受理：7$/, /^审核中，超过 30 天：1$/, /^2026 年，已备案：12$/])
      await tabTo(page, 'link', name);
    await tabTo(page, 'combobox', /看哪一项指标/);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('table', { name: '研发投入，各年合计' }).waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('r');
    await expect.poll(() => scene.calls.filter(({ id }) => id === 'office_figures.read').length).toBe(2);
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/review/support');
  });

  test('of an office without cases says what will be there', async () => {
    const { page } = await openDesk('/review/figures', { fixtures: { 'office_figures.read': NO_NUMBERS } });
    await page.getByText('还没有可统计的申报').waitFor();
    await expectAccessible(page);
  });

  test('where nothing is under work and no report was accepted says so in each place', async () => {
    const quiet = { ...sampleNumbers, ages: [], indicators: [] };
    const { page } = await openFigures({ fixtures: { 'office_figures.read': quiet } });
    await page.getByText('现在没有在办的申报。').waitFor();
    await page.getByText('还没有通过审核的年度报告。').waitFor();
    await expectAccessible(page);
  });

  test('that could not be read says why, and is read again on request', async () => {
    const { page, answer } = await openDesk('/review/figures', {
      ...{ fixtures: { 'office_figures.read': AWAY }, expected: /500/ },
    });
    await page.getByText('服务暂时不可用').waitFor();
    await expectAccessible(page);
    answer({ 'office_figures.read': sampleNumbers });
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('link', { name: '审核中：12' }).waitFor();
  });
});

describe('support', () => {
  test.each(LOOKS)('finds whom somebody calls about: %s', async (_name, opening) => {
    const scene = await openDesk('/review/support', opening);
    const { page } = scene;
    await page.getByText('有人来问，从这里查').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('/');
    await page.keyboard.type('联测');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '还没有名称的申报' }).waitFor();
    expect(lastOf(scene, 'office_support.find')).toEqual({ search: '联测' });
    await expectAccessible(page);
    await tabTo(page, 'link', /^张敏$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/review/support/people/${idOf('zhang')}`);
    await page.getByRole('link', { name: CASE.title }).first().waitFor();
    await expectAccessible(page);
  });

  test.each(LOOKS)('tells a case from its end to its beginning: %s', async (_name, opening) => {
    const { page } = await openDesk(`/review/support/cases/${CASE.id}`, opening);
    const entries = page.getByRole('listitem').filter({ has: page.getByRole('time') });
    await expect.poll(() => entries.count()).toBe(5);
    expect(await entries.nth(1).innerText()).toMatch(/办理\s*陈经办发出了补正通知（2 条）。$/);
    await expectAccessible(page);
    await tabTo(page, 'button', /更早的/);
    await page.keyboard.press('Enter');
    await page.getByText(EARLIER.text.slice(2)).waitFor();
    expect(await page.getByRole('button', { name: '更早的' }).count()).toBe(0);
    await page.getByRole('link', { name: '打开申报' }).click();
    await page.waitForURL(`**/review/cases/${CASE.id}`);
  });

  test('that finds nothing says what to try', async () => {
    const { page } = await openDesk('/review/support?search=无', {
      fixtures: { 'office_support.find': { people: [], cases: [] } },
    });
    await page.getByText('没有找到“无”').waitFor();
    await expectAccessible(page);
  });

  test('that could not look says why, and looks again on request', async () => {
    const { page, answer } = await openDesk('/review/support?search=联测', {
      ...{ fixtures: { 'office_support.find': AWAY }, expected: /500/ },
    });
    await page.getByText('服务暂时不可用').waitFor();
    answer({ 'office_support.find': { people: [], cases: [] } });
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('没有找到').waitFor();
  });
});

describe('what can be taken along', () => {
  test('is the list as it is filtered, and nothing where it is empty', async () => {
    const { page, answer } = await openDesk('/review?field=robotics&year=2026');
    const link = page.getByRole('link', { name: '导出表格' });
    expect(await link.getAttribute('href')).toMatch(
      /^\/api\/office\/exports\/cases\.xlsx\?order=oldest&states=submitted.*&field=robotics&year=2026$/,
    );
    answer({ 'office_cases.queue': { items: [], next: null } });
    await page.getByRole('button', { name: '不限年份' }).click();
    await page.getByText('没有符合条件的申报').waitFor();
    expect(await link.count()).toBe(0);
  });

  test('is a case’s dossier, for those who work on it; the trail is for all', async () => {
    const { page, answer } = await openDesk(`/review/cases/${CASE.id}?tab=history`);
    const dossier = page.getByRole('link', { name: '下载档案' });
    expect(await dossier.getAttribute('href')).toBe(`/api/office/exports/cases/${CASE.id}.zip`);
    await expectAccessible(page);
    answer({ 'office_people.me': { person: { id: idOf('guest'), name: '周督导' }, role: 'observer' } });
    await page.reload();
    await page.getByRole('link', { name: '看全部往来' }).click();
    await page.waitForURL(`**/review/support/cases/${CASE.id}`);
    expect(await dossier.count()).toBe(0);
  });
});
