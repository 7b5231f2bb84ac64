import { describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { LATER, pack, Problem } from './fixtures.ts';
import { CASE, LATER_CASE } from './office-fixtures.ts';
import { idOf } from './samples.ts';
import { open, openDesk, usePages } from './scene.ts';

usePages();

const HOME = `/applications/${idOf('application')}`;

describe('on a phone', () => {
  test.each(['roster', 'roster/change', 'rectification', 'support', 'renewal', 'ratings'])(
    '%s is accessible',
    async (path) => {
      const { page } = await open(`${HOME}/${path}`);
      await page.locator('main[aria-busy="false"]').waitFor();
      await expectAccessible(page);
    },
  );

  test('what is not there yet says so, and is accessible', async () => {
    const nothing = { ...LATER, filing: null, roster: [], rectifications: [], support: null, renewal: null };
    const { page } = await open(`${HOME}/renewal`, {
      fixtures: { 'later.read': { ...nothing, ratings: null } },
    });
    await page.getByText('现在没有可以重新申请的备案').waitFor();
    await expectAccessible(page);
  });

  test('a rectification that did not pass says what holds now, and is accessible', async () => {
    const [ordered] = LATER.rectifications;
    const failed = { ...ordered!, state: 'failed' as const, result: '纪要没有报送。', closedAt: ordered!.at };
    const { page } = await open(`${HOME}/rectification`, {
      fixtures: { 'later.read': { ...LATER, state: 'rectification', rectifications: [failed] } },
    });
    await page.getByText('没有到位', { exact: true }).waitFor();
    await page.getByText(/这次核实本身不取消备案/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /报告/ }).count()).toBe(0);
    await expectAccessible(page);
  });

  test('who wants another lead unit reads the clause, and is refused where they ask all the same', async () => {
    const refusal = new Problem(422, 'forbidden_by_policy', '不能受理。');
    const { page, calls } = await open(`${HOME}/roster/change`, {
      fixtures: { 'later.forbidden_step': refusal as never },
      expected: /422/,
    });
    await page.getByRole('radio', { name: /变更牵头单位/ }).focus();
    await page.keyboard.press('Space');
    await page.getByText(pack.clauses.get('6.2')!.text).waitFor();
    await page.getByRole('textbox', { name: /情况说明/ }).fill('集团调整');
    await page.getByRole('button', { name: '仍要提出' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('没有受理。').waitFor();
    expect(calls.at(-1)).toMatchObject({ body: { step: 'change_lead', reason: '集团调整' } });
    await expectAccessible(page);
  });

  test('a member is added by keyboard, once everything that is needed is there', async () => {
    const { page, calls } = await open(`${HOME}/roster/change`);
    await page.getByRole('radio', { name: /增补成员单位/ }).focus();
    await page.keyboard.press('Space');
    const press = async () => {
      await page.getByRole('button', { name: '提交申请' }).focus();
      await page.keyboard.press('Enter');
    };
    await press();
    await page.getByRole('alert').waitFor();
    await page.getByRole('textbox', { name: '单位名称' }).fill('常州戊传感器有限公司');
    await page.getByRole('radio', { name: '企业', exact: true }).press('Space');
    await page.getByRole('textbox', { name: '统一社会信用代码' }).fill('91310113ma1gk00240');
    await page.getByRole('textbox', { name: '理由' }).fill('补上传感器');
    await press();
    await page.waitForURL('**/roster');
    const sent = calls.find(({ id }) => id === 'later.request_change');
    expect(sent?.body).toMatchObject({
      kind: 'add',
      joins: { code: '91310113MA1GK00240', kind: 'enterprise' },
    });
  });

  test('a step is rated', async () => {
    const { page, calls } = await open(`${HOME}/ratings`);
    await page.getByRole('radio', { name: '满意', exact: true }).press('Space');
    await page.getByRole('button', { name: '提交评价' }).press('Enter');
    await expect.poll(() => calls.find(({ id }) => id === 'later.rate')?.body).toMatchObject({ level: 4 });
  });
});

describe('in the console', () => {
  const filed = { ...CASE, state: 'rectification' as const };
  const openTab = async (later = LATER_CASE) => {
    const fixtures = { 'office_cases.read': filed, 'office_later.read': later };
    const scene = await openDesk(`/review/cases/${CASE.id}?tab=later`, { fixtures });
    await scene.page.getByRole('heading', { name: '整改', level: 2 }).waitFor();
    return scene;
  };

  test('a case shows what it asks for, with the cancellation opened, accessibly', async () => {
    const { page } = await openTab();
    await page.getByText('3 → 2 家').waitFor();
    await page.getByRole('button', { name: '办理取消备案' }).press('Enter');
    await page.getByRole('button', { name: '要求整改' }).press('Enter');
    await expectAccessible(page);
  });

  test('a change that leaves a rule unmet is granted only with words, by keyboard', async () => {
    const { page, calls } = await openTab();
    const grant = page.getByRole('button', { name: '同意变更' });
    await expect.poll(() => grant.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: '答复' }).first().fill('其余两家已覆盖');
    await grant.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '同意变更' }).press('Enter');
    const sent = () => calls.find(({ id }) => id === 'office_later.decide_change')?.body;
    await expect.poll(sent).toEqual({ base: LATER_CASE.caseVersion, grant: true, answer: '其余两家已覆盖' });
  });

  test.each(['/review/later', '/review/ratings'])('%s is accessible', async (path) => {
    const fixtures = {
      'office_people.me': { person: { id: idOf('lin'), name: '林' }, role: 'lead' as const },
    };
    const { page } = await openDesk(path, { fixtures });
    await page.locator('main[aria-busy="false"]').waitFor();
    await page
      .getByText(/减速器创新联合体/)
      .first()
      .waitFor();
    await expectAccessible(page);
  });
});
