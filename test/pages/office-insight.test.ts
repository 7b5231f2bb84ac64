import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { Problem } from './fixtures.ts';
import { CASE } from './office-fixtures.ts';
import { SMALL_DESK } from './phones.ts';
import { EARLIER, NO_NUMBERS, sampleInsight, sampleNumbers } from './sample-insight.ts';
import { idOf } from './samples.ts';
import { openDesk, usePages, type Opening, type Scene } from './scene.ts';
import { tabTo } from './tab-to.ts';

usePages();

const DARK: Opening = { look: { theme: 'dark' }, context: { viewport: SMALL_DESK } };
const AWAY = new Problem(500, 'internal', '服务暂时不可用，请稍后再试。');
const ALL_FILED = { order: 'oldest', states: 'filed,expiring,rectification,expired,renewed' };

async function openFigures(opening: Opening = {}): Promise<Scene> {
  const scene = await openDesk('/review/figures', opening);
  await expect.poll(() => scene.page.locator('[data-drawn]').count()).toBe(5);
  return scene;
}
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const lastOf = ({ calls }: Scene, id: string) => calls.filter((call) => call.id === id).at(-1)?.query;

/** Whatever a table says is seen, without being pushed aside. */
async function expectWholeTables(page: Page): Promise<void> {
  const cut = await page.evaluate(
    `[...document.querySelectorAll('.table-room')].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length`,
  );
  expect(cut).toBe(0);
}

describe('the dashboard', () => {
  test('is accessible, and says in a table what each chart shows; a nought leads nowhere', async () => {
    const { page } = await openFigures();
    await expectAccessible(page);
    await expectWholeTables(page);
    for (const name of ['各阶段的份数', '在办申报在这一阶段的天数', '各领域的份数', '各年度的份数']) {
      await expect.poll(() => page.getByRole('img', { name: `${name}，柱状图` }).count()).toBe(1);
      await expect.poll(() => page.getByRole('table', { name }).count()).toBe(1);
    }
    const row = page.getByRole('row', { name: /^公示中 .*超过 5 天：1 0 0$/ });
    await expect.poll(() => row.getByRole('link').count()).toBe(2);
    await page.getByRole('cell', { name: '1,236' }).waitFor();
    await page.getByRole('combobox', { name: '看哪一项指标' }).selectOption({ label: '研发投入（万元）' });
    await page.getByRole('table', { name: '研发投入，各年合计' }).waitFor();
  });

  test('in the dark on a narrow desk is accessible too, and is read by keyboard alone', async () => {
    const scene = await openFigures(DARK);
    const { page } = scene;
    await expectAccessible(page);
    await expectWholeTables(page);
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

  test('leads from each figure to its list, whose filters say which that is', async () => {
    const scene = await openFigures();
    const { page } = scene;
    const before = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown;
    const lists: [string, string[], object][] = [
      ['审核中：12', ['审核中', '不限', '不限'], { order: 'oldest', states: 'under_review' }],
      [
        ...(['审核中，超过 15 天：3', ['审核中', '不限', '超过 15 天']] as [string, string[]]),
        { order: 'oldest', states: 'under_review', before },
      ],
      [
        ...(['机器人及智能制造，提交过：31', ['所有阶段', '机器人及智能制造', '不限']] as [string, string[]]),
        { order: 'oldest', field: 'robotics' },
      ],
      ['2025 年，已备案：19', ['备案过的', '不限', '不限'], { ...ALL_FILED, year: '2025' }],
    ];
    for (const [name, shown, asked] of lists) {
      await link(page, name).click();
      await page.waitForURL(/\/review\?/);
      await expect.poll(() => lastOf(scene, 'office_cases.queue')).toEqual(asked);
      for (const [at, filter] of ['阶段', '领域', '已等'].entries()) {
        const chosen = page.getByRole('combobox', { name: filter }).locator('option:checked');
        await expect.poll(() => chosen.allInnerTexts()).toEqual([shown[at]]);
      }
      await page.goBack();
    }
    await link(page, '2025 年通过审核的报告：33').click();
    await page.getByText('只列出审核通过的').waitFor();
    expect(lastOf(scene, 'office_annual.list')).toEqual({ year: '2025', state: 'passed', limit: '50' });
    await page.getByRole('button', { name: '不限' }).click();
    await expect.poll(() => lastOf(scene, 'office_annual.list')).toEqual({ year: '2025', limit: '50' });
  });

  test('says why it could not be read, and what will be there where there is nothing', async () => {
    const { page, answer } = await openDesk('/review/figures', {
      ...{ fixtures: { 'office_figures.read': AWAY }, expected: /500/ },
    });
    await page.getByText('服务暂时不可用').waitFor();
    await expectAccessible(page);
    answer({ 'office_figures.read': NO_NUMBERS });
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('还没有可统计的申报').waitFor();
    await expectAccessible(page);
    answer({ 'office_figures.read': { ...sampleNumbers, ages: [], indicators: [] } });
    await page.keyboard.press('r');
    await page.getByText('现在没有在办的申报。').waitFor();
    await page.getByText('还没有通过审核的年度报告。').waitFor();
    await expectAccessible(page);
  });
});

describe('support', () => {
  test('finds whom somebody calls about, by keyboard, and says what to try where it finds nothing', async () => {
    const scene = await openDesk('/review/support', {
      ...{ fixtures: { 'office_support.find': AWAY }, expected: /500/ },
    });
    const { page, answer } = scene;
    await page.getByText('有人来问，从这里查').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('/');
    await page.keyboard.type('无人');
    await page.keyboard.press('Enter');
    await page.getByText('服务暂时不可用').waitFor();
    answer({ 'office_support.find': { people: [], cases: [] } });
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('没有找到“无人”').waitFor();
    await expectAccessible(page);
    answer(sampleInsight);
    await page.getByRole('searchbox').fill('联测');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '还没有名称的申报' }).waitFor();
    expect(lastOf(scene, 'office_support.find')).toEqual({ search: '联测' });
    await expectAccessible(page);
    await tabTo(page, 'link', /^张敏$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/review/support/people/${idOf('zhang')}`);
    await page.getByRole('link', { name: CASE.title }).first().click();
    await page.waitForURL(`**/review/support/cases/${CASE.id}`);
  });

  test('tells a case from its end to its beginning, in the dark on a narrow desk', async () => {
    const { page } = await openDesk(`/review/support/cases/${CASE.id}`, DARK);
    const entries = page.getByRole('listitem').filter({ has: page.getByRole('time') });
    await expect.poll(() => entries.count()).toBe(5);
    await expect.poll(() => entries.nth(1).innerText()).toMatch(/办理\s*陈经办发出了补正通知（2 条）。$/);
    await expectAccessible(page);
    await tabTo(page, 'button', /更早的/);
    await page.keyboard.press('Enter');
    await expect.poll(() => entries.count()).toBe(6);
    await expect.poll(() => entries.nth(5).innerText()).toContain(EARLIER.text);
    await expect.poll(() => page.getByRole('button', { name: '更早的' }).count()).toBe(0);
    await page.getByRole('link', { name: '打开申报' }).click();
    await page.waitForURL(`**/review/cases/${CASE.id}`);
  });
});

describe('what can be taken along', () => {
  test('is the list as it is filtered, and nothing where it is empty', async () => {
    const { page, answer } = await openDesk('/review?field=robotics&year=2026');
    const table = link(page, '导出表格');
    await expect
      .poll(() => table.getAttribute('href'))
      .toMatch(
        /^\/api\/office\/exports\/cases\.xlsx\?order=oldest&states=submitted.*&field=robotics&year=2026$/,
      );
    answer({ 'office_cases.queue': { items: [], next: null } });
    await page.getByRole('button', { name: '不限年份' }).click();
    await page.getByText('没有符合条件的申报').waitFor();
    await expect.poll(() => table.count()).toBe(0);
  });

  test('is a case’s dossier, for those who work on it; the trail is for all', async () => {
    const { page, answer } = await openDesk(`/review/cases/${CASE.id}?tab=history`);
    const dossier = page.getByRole('link', { name: '下载档案' });
    await expect.poll(() => dossier.getAttribute('href')).toBe(`/api/office/exports/cases/${CASE.id}.zip`);
    await expectAccessible(page);
    answer({ 'office_people.me': { person: { id: idOf('guest'), name: '周督导' }, role: 'observer' } });
    await page.reload();
    await page.getByRole('link', { name: '看全部往来' }).click();
    await page.waitForURL(`**/review/support/cases/${CASE.id}`);
    await expect.poll(() => dossier.count()).toBe(0);
  });
});
