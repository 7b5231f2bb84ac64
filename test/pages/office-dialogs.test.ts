import { test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { Problem, type Fixtures } from './fixtures.ts';
import { CASE, proposed } from './office-fixtures.ts';
import { expectModal } from './modal.ts';
import { OFFICERS, review } from './sample-cases.ts';
import { openDesk, usePages } from './scene.ts';
import { tabTo } from './tab-to.ts';

usePages();

const DARK = { look: { theme: 'dark' } } as const;
const LEAD: Fixtures = { 'office_people.me': { person: OFFICERS.lin, role: 'lead' } };

test('of a case: each is opened by key, holds the focus and gives it back, in the dark too', async () => {
  const { page } = await openDesk(`/review/cases/${CASE.id}`, DARK);
  await page.getByRole('tablist').waitFor();
  await page.getByRole('button', { name: '退回' }).waitFor();
  await tabTo(page, 'tab', /材料/);
  for (const [key, name] of [
    ['?', /快捷键/],
    ['c', /一次性补正通知/],
    ['y', /提议同意备案/],
    ['d', /提议不予备案/],
  ] as const) {
    await expectModal(page, name, async () => {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name }).waitFor();
      await expectAccessible(page);
    });
  }
});

test('of a proposal: it is declined with a reason, or confirmed after one more question', async () => {
  const waiting = proposed('approve', OFFICERS.zhao, ['note', 'confirm_decision', 'decline_decision']);
  const { page } = await openDesk(`/review/cases/${CASE.id}`, {
    fixtures: { 'office_cases.read': waiting },
  });
  await page.getByRole('tablist').waitFor();
  for (const [button, name] of [
    [/^同意提议/, /确认“同意备案”/],
    [/^不同意/, /不同意这个提议/],
  ] as const) {
    await tabTo(page, 'button', button);
    await expectModal(page, name, () => page.keyboard.press('Enter'));
  }
});

test('of a colleague who was faster: read by keyboard, it gives the focus back', async () => {
  const theirs = {
    ...review('returned'),
    by: OFFICERS.zhao,
    words: '印章不清楚',
    version: 3,
    carried: false,
  };
  const { page } = await openDesk(`/review/cases/${CASE.id}`, {
    fixtures: {
      'office_cases.review_document': new Problem(409, 'review_changed', '同事刚刚也给了意见。', { theirs }),
    },
    expected: /409/,
  });
  await page.getByRole('button', { name: '退回' }).waitFor();
  await tabTo(page, 'tab', /材料/);
  await expectModal(page, /同事刚刚也给了意见/, () => page.keyboard.press('a'));
});

test('of the settings: a form and its history, each led back to its button', async () => {
  const { page } = await openDesk('/review/settings', { ...DARK, fixtures: LEAD });
  await page.getByRole('row', { name: /公示天数/ }).waitFor();
  for (const [button, name] of [
    [/修改\s*公示天数/, /修改公示天数/],
    [/记录\s*：公示天数/, /公示天数的修改记录/],
    [/修改\s*提醒安排/, /修改提醒安排/],
    [/修改\s*节假日安排/, /修改节假日安排/],
  ] as const) {
    await page.getByRole('button', { name: button }).focus();
    await expectModal(page, name, async () => {
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
    });
  }
});
