import { describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { Problem } from './fixtures.ts';
import { CASE } from './office-fixtures.ts';
import { SMALL_DESK } from './phones.ts';
import { OFFICERS, sampleLine, sampleQueue } from './sample-cases.ts';
import { openDesk, usePages } from './scene.ts';

usePages();

const LEAD = { 'office_people.me': { person: OFFICERS.lin, role: 'lead' as const } };
const [waiting] = sampleQueue;

describe('who comes to the console', () => {
  test('is told whom it is for where they are no officer', async () => {
    const refused = new Problem(403, 'no_officer', '您不是本办的经办人员。');
    const { page, calls } = await openDesk('/review/cases/some', {
      fixtures: { 'office_people.me': refused },
      expected: /403/,
    });
    await page.getByRole('heading', { name: '审核台只供经办人员使用' }).waitFor();
    await page.getByRole('link', { name: '我的申报' }).waitFor();
    expect(calls.some(({ id }) => id.startsWith('office_cases'))).toBe(false);
    await expectAccessible(page);
  });

  test('loads nothing of the phone’s pages, nor they of it', async () => {
    const { page } = await openDesk('/review');
    const loaded = await page.evaluate<string[]>(
      'performance.getEntriesByType("resource").map(({ name }) => name)',
    );
    expect(loaded.some((url) => /\/review-.*\.js/.test(url))).toBe(true);
    expect(loaded.filter((url) => /\/index-.*\.(js|css)|home-page/.test(url))).toEqual([]);
  });
});

test('the officers are listed for a lead, each with what gives the role, and for nobody else', async () => {
  const { page, calls, answer } = await openDesk('/review/officers', { fixtures: LEAD });
  await page.getByRole('link', { name: /6\s*份在办/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '按通讯录更新' }).click();
  await page.getByText('已按企业微信通讯录更新').waitFor();
  await expect.poll(() => page.getByRole('link', { name: /6\s*份在办/ }).count()).toBe(0);
  answer({ 'office_people.me': { person: OFFICERS.chen, role: 'reviewer' } });
  await page.reload();
  await page.getByText('您的角色不能打开这一页').waitFor();
  expect(calls.filter(({ id }) => id === 'office_people.list')).toHaveLength(1);
});

describe('the queue', () => {
  test.each([undefined, { viewport: SMALL_DESK }])('is accessible and fits the desk %j', async (context) => {
    const { page } = await openDesk('/review', { ...(context ? { context } : {}), fixtures: LEAD });
    await page.getByRole('link', { name: sampleLine.title }).waitFor();
    await expectAccessible(page);
  });

  test('is asked for by the filters, which stand in the address', async () => {
    const { page, calls } = await openDesk('/review');
    await page.getByRole('combobox', { name: '领域' }).selectOption('robotics');
    await page.getByRole('searchbox').fill('检测');
    await page.waitForURL(/field=robotics&.*search=/);
    const asked = () => calls.filter(({ id }) => id === 'office_cases.queue').at(-1)?.query;
    await expect.poll(asked).toEqual({ order: 'oldest', field: 'robotics', search: '检测' });
    await page.getByRole('link', { name: '我的 4' }).click();
    await expect.poll(asked).toMatchObject({ assignee: 'me' });
  });

  test('that is empty says what to do', async () => {
    const { page } = await openDesk('/review?assignee=me', {
      fixtures: { 'office_cases.queue': { items: [], next: null } },
    });
    await page.getByText('您手上没有在办的申报').waitFor();
    await expectAccessible(page);
  });

  test('goes on where it ended, and so does the focus', async () => {
    const later = { ...sampleLine, id: 'later_________________', title: '再后一份' };
    const { page } = await openDesk('/review', {
      fixtures: {
        'office_cases.queue': ({ query }) =>
          query['after'] === 'more' ? { items: [later], next: null } : { items: sampleQueue, next: 'more' },
      },
    });
    await page.getByRole('button', { name: '再列一些' }).click();
    const link = page.getByRole('link', { name: '再后一份' });
    await expect.poll(() => link.and(page.locator(':focus')).count()).toBe(1);
    await page.getByText('没有更多了').waitFor();
  });
});

describe('a case', () => {
  test('that nobody has is taken from the list', async () => {
    const taken = { ...CASE, ...waiting, assignee: OFFICERS.chen };
    const { page, calls } = await openDesk('/review', { fixtures: { 'office_cases.take': taken } });
    await page.getByRole('button', { name: new RegExp(`领取\\s*${waiting!.title}`) }).click();
    await page.getByText('已领取').waitFor();
    expect(calls.find(({ id }) => id === 'office_cases.take')?.params['application']).toBe(waiting!.id);
    await expect.poll(() => page.getByRole('button', { name: /领取/ }).count()).toBe(0);
  });

  test('that a colleague took first is shown as theirs', async () => {
    const { page, answer } = await openDesk('/review', {
      fixtures: { 'office_cases.take': new Problem(409, 'taken', '赵经办刚刚领取了这一份。') },
      expected: /409/,
    });
    answer({ 'office_cases.queue': { items: [{ ...waiting!, assignee: OFFICERS.zhao }], next: null } });
    await page.getByRole('button', { name: new RegExp(`领取\\s*${waiting!.title}`) }).click();
    await page.getByText('赵经办刚刚领取了这一份。').waitFor();
    await page.getByRole('cell', { name: '赵经办' }).waitFor();
  });

  test('is given out by a lead officer, against the version that they saw', async () => {
    const { page, calls } = await openDesk('/review', { fixtures: LEAD });
    await page
      .getByRole('combobox', { name: `${waiting!.title} 的经办人` })
      .selectOption({ label: '赵经办' });
    await expect
      .poll(() => calls.find(({ id }) => id === 'office_cases.assign')?.body)
      .toEqual({ base: waiting!.caseVersion, officer: OFFICERS.zhao.id });
  });
});

describe('by keyboard', () => {
  test('one goes from case to case, takes one and opens one', async () => {
    const { page, calls } = await openDesk('/review');
    const focused = () => page.locator(':focus').textContent();
    await page.getByRole('link', { name: waiting!.title }).waitFor();
    await page.keyboard.press('j');
    expect(await focused()).toBe(waiting!.title);
    await page.keyboard.press('t');
    await expect.poll(() => calls.some(({ id }) => id === 'office_cases.take')).toBe(true);
    await page.keyboard.press('j');
    expect(await focused()).toBe(sampleLine.title);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/review/cases/${sampleLine.id}`);
    const heading = page.getByRole('heading', { name: sampleLine.title, level: 1 });
    await expect.poll(() => heading.and(page.locator(':focus')).count()).toBe(1);
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.waitForURL('**/review');
  });

  test('letters that are typed are letters, and the keys can be looked up and turned off', async () => {
    const { page } = await openDesk('/review');
    await page.getByRole('link', { name: waiting!.title }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('jt?');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('jt?');
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '快捷键' });
    await help.getByText('领取选中的这一份').waitFor();
    await expectAccessible(page);
    await help.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('tbody :focus').count()).toBe(0);
  });
});
