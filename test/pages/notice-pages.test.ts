import { describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { Problem } from './fixtures.ts';
import { PHONE, SMALL_PHONE } from './phones.ts';
import { idOf } from './samples.ts';
import { open, openDesk, usePages } from './scene.ts';

usePages();

describe.each([
  ['light', PHONE, { theme: 'light' as const }],
  ['in 关怀模式, dark, on a small phone', SMALL_PHONE, { theme: 'dark' as const, large: true }],
])('%s', (_, viewport, look) => {
  test.each(['/inbox', '/inbox/preferences'])('%s is accessible and fits', async (path) => {
    const { page } = await open(path, { look, context: { viewport } });
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    expect(width).toBeLessThanOrEqual(viewport.width);
  });
});

test('the inbox is found from the start page, says what is unread, and leads to the very item', async () => {
  const { page, calls } = await open('/');
  await page.getByRole('link', { name: '消息，2 条未读' }).click();
  await page.getByText('2 条未读').waitFor();
  await page.getByRole('link', { name: '创新联合体组建协议' }).click();
  await page.waitForURL('**/papers/agreement');
  expect(calls.find(({ id }) => id === 'inbox.read')?.body).toEqual({ notices: [idOf('notice-1')] });
});

test('everything is marked as read at once', async () => {
  const { page, calls } = await open('/inbox');
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByText('都看过了').waitFor();
  expect(calls.find(({ id }) => id === 'inbox.read')?.body).toEqual({ upTo: '2026-11-25T06:30:00.000Z' });
});

test('what is not mandatory can be turned off, and stands as it was where that failed', async () => {
  const { page, calls, answer } = await open('/inbox/preferences', { expected: /422/ });
  const submitted = page.getByRole('switch', { name: '申报已提交' });
  await submitted.click();
  await page.getByText('“申报已提交”只在消息页里看').waitFor();
  expect(calls.findLast(({ id }) => id === 'inbox.prefer')).toMatchObject({ body: { wanted: false } });
  await expect.poll(() => page.getByRole('switch', { name: '材料补正通知' }).count()).toBe(0);
  answer({ 'inbox.prefer': new Problem(422, 'mandatory_notice', '这一类是必须送达的通知，不能关闭。') });
  await page.getByRole('switch', { name: '开始审核' }).click();
  await page.getByText('不能关闭。').first().waitFor();
  await expect.poll(() => page.getByRole('switch', { name: '开始审核' }).isChecked()).toBe(false);
});

test.each(['/review/undelivered', `/review/cases/${idOf('application')}?tab=notices`])(
  '%s is accessible in both looks',
  async (path) => {
    for (const theme of ['light', 'dark'] as const) {
      const { page } = await openDesk(path, { look: { theme } });
      await page.getByText('对方不是本企业微信的成员').first().waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
    }
  },
);

test('a notice that was not delivered is sent again, or noted as told, by keyboard alone', async () => {
  const { page, calls } = await openDesk('/review/undelivered');
  const again = page.getByRole('button', { name: '重新发送：申报材料需要补正，给张敏' });
  await again.focus();
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'detached' });
  expect(calls.find(({ id }) => id === 'deliveries.resend')?.params).toEqual({ notice: idOf('delivery-1') });
  await page.getByRole('button', { name: '已另行告知：已予以备案，李秘书' }).press('Enter');
  await page.getByRole('button', { name: '记下已告知' }).press('Enter');
  await page.getByText('没有未送达的通知').waitFor();
  expect(calls.find(({ id }) => id === 'deliveries.told')?.params).toEqual({ notice: idOf('delivery-2') });
});
