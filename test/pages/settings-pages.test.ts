import { expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { APPLICATION, Problem, type Fixtures } from './fixtures.ts';
import { OFFICERS } from './sample-cases.ts';
import { sampleReminders, sampleSettings } from './sample-settings.ts';
import { open, openDesk, usePages } from './scene.ts';

usePages();

const LEAD: Fixtures = { 'office_people.me': { person: OFFICERS.lin, role: 'lead' } };
const openSettings = (fixtures: Fixtures = {}, expected?: RegExp) =>
  openDesk('/review/settings', { fixtures: { ...LEAD, ...fixtures }, ...(expected && { expected }) });

test('the settings say what holds, who chose it and what the calendar lacks; each opens accessibly', async () => {
  const { page } = await openSettings();
  await page.getByText('还没有 2027 年的放假和调休安排').waitFor();
  const notice = page.getByRole('row', { name: /公示天数/ });
  await expect.poll(() => notice.innerText()).toMatch(/公示 7 个工作日[\s\S]*林/);
  await expect
    .poll(() => page.getByRole('row', { name: /备案有效期/ }).innerText())
    .toContain('不能超过 3 年');
  await expectAccessible(page);
  for (const name of [/修改\s*提醒安排/, /修改\s*节假日安排/, /修改\s*经办人员/, /记录\s*：公示天数/]) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  }
});

test('one is changed by keyboard, with the version that was seen', async () => {
  const { page, calls } = await openSettings();
  await page.getByRole('button', { name: /修改\s*公示天数/ }).focus();
  await page.keyboard.press('Enter');
  const days = page.getByRole('spinbutton', { name: '公示' });
  await days.fill('10');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const change = calls.find(({ id }) => id === 'office_settings.change');
  expect(change?.body).toEqual({ base: 1, value: { working_days: 10 } });
});

test('a year of holidays is entered a run a line', async () => {
  const { page, calls } = await openSettings();
  await page.getByRole('button', { name: /修改\s*节假日安排/ }).click();
  await page.getByRole('button', { name: '加一年' }).click();
  await page.getByRole('spinbutton', { name: '年份' }).fill('2027');
  await page.getByLabel('放假的日子').fill('2027-10-01..2027-10-07\n2027-01-01');
  await page.getByLabel('调休上班的周末').fill('2027-10-09');
  await page.getByLabel('依据的文件').fill('国务院办公厅通知');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(calls.find(({ id }) => id === 'office_settings.change')?.body).toEqual({
    base: 0,
    value: [
      {
        ...{ year: 2027, off: ['2027-10-01..2027-10-07', '2027-01-01'], work: ['2027-10-09'] },
        source: '国务院办公厅通知',
      },
    ],
  });
});

test('what is refused is said beside the form, and nothing typed is lost', async () => {
  const changed = { ...sampleSettings.changed, review: { version: 2, by: OFFICERS.lin, at: null } };
  const refused = new Problem(409, 'setting_changed', '这一项刚刚被别人改过。');
  const { page, calls, answer } = await openSettings({ 'office_settings.change': refused }, /409/);
  await page.getByRole('button', { name: /修改\s*审核时限/ }).click();
  await page.getByRole('spinbutton', { name: '审核时限' }).fill('30');
  answer({ 'office_settings.read': { ...sampleSettings, changed } });
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('刚刚被别人改过').waitFor();
  await expect.poll(() => page.getByRole('spinbutton', { name: '审核时限' }).inputValue()).toBe('30');
  answer({ 'office_settings.change': sampleSettings });
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(calls.filter(({ id }) => id === 'office_settings.change').at(-1)?.body).toMatchObject({ base: 2 });
});

test('who may not change them sees them without a button to do so', async () => {
  const { page } = await openDesk('/review/settings');
  await page.getByRole('row', { name: /公示天数/ }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^修改/ }).count()).toBe(0);
});

test('an applicant puts a reminder off for themselves', async () => {
  const until = '2026-03-20T01:00:00.000Z';
  const put = { items: [{ ...sampleReminders.items[0]!, snoozedUntil: until }] };
  const { page, calls } = await open(`/applications/${APPLICATION.id}`, {
    fixtures: {
      'applications.read': { ...APPLICATION, state: 'filed' },
      'reminders.list': sampleReminders,
      'reminders.snooze': put,
    },
  });
  await page.getByText('3月31日到期，还有 15 个工作日').waitFor();
  await page.getByRole('button', { name: '晚些再提醒我' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: '就这天再提醒' }).click();
  await page.getByText('您已推迟').waitFor();
  expect(calls.find(({ id }) => id === 'reminders.snooze')?.body).toHaveProperty('until');
  await expectAccessible(page);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});
