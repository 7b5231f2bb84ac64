import { expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { APPLICATION, Problem, type Fixtures, type Sent } from './fixtures.ts';
import { AT, PEOPLE } from './samples.ts';
import { open, usePages } from './scene.ts';

usePages();

const FORM = `/applications/${APPLICATION.id}/form/consortium`;
type Changes = { changes: { path: string; value: string | null; base: number }[] };
const valuesOf = (calls: readonly { id: string; body: unknown }[]) =>
  calls.flatMap(({ id, body }) =>
    id === 'applications.change' ? (body as Changes).changes.map(({ value, base }) => [value, base]) : [],
  );

test('what is typed is saved after a pause, and at once when the field is left', async () => {
  const { page, calls } = await open(FORM);
  const name = page.getByLabel('创新联合体名称');
  await name.fill('新的名称');
  await page.getByText('已保存', { exact: true }).waitFor();
  await name.pressSequentially('二');
  await page.getByLabel('技术创新目标').focus();
  await expect
    .poll(() => valuesOf(calls))
    .toEqual([
      ['新的名称', 1],
      ['新的名称二', 2],
    ]);
});

test('offline it stays on the phone, over a closed page, and is saved when the network is back', async () => {
  const { page, calls, answer } = await open(FORM, {
    fixtures: { 'applications.change': new Problem(503, 'away', '服务暂时不可用。') },
    expected: /503/,
  });
  const real = (await import('./fixtures.ts')).FIXTURES['applications.change']!;
  await page.getByLabel('创新联合体名称').fill('路上写的名称');
  await page.getByText('离线，已存在本机，联网后自动保存').waitFor();
  answer({ 'applications.change': real });
  const before = calls.length;
  await page.reload();
  await page.getByText('已保存', { exact: true }).waitFor();
  expect(valuesOf(calls.slice(before))).toEqual([['路上写的名称', 1]]);
  await expect.poll(() => page.getByLabel('创新联合体名称').inputValue()).toBe('路上写的名称');
  expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft'))")).toEqual([]);
});

/** A colleague has saved the name just before. */
const contested: Fixtures['applications.change'] = ({ body }: Sent) => {
  const theirs = { value: '李秘书写的名称', version: 5, by: PEOPLE.li, at: AT, channel: 'page' as const };
  return {
    results: (body as Changes).changes.map(({ path, value, base }) =>
      base === 5
        ? { path, result: 'saved', field: { ...theirs, value, version: 6, by: PEOPLE.zhang } }
        : { path, result: 'conflict', field: theirs },
    ),
    application: { ...APPLICATION, fields: { ...APPLICATION.fields, 'form.consortium.name': theirs } },
  };
};

test.each([
  [
    '用我的',
    '我写的名称',
    [
      ['我写的名称', 1],
      ['我写的名称', 5],
    ],
  ],
  ['用对方的', '李秘书写的名称', [['我写的名称', 1]]],
])('a colleague’s value is shown beside one’s own: %s', async (choice, shown, sent) => {
  const { page, calls } = await open(FORM, { fixtures: { 'applications.change': contested } });
  const name = page.getByLabel('创新联合体名称');
  await name.fill('我写的名称');
  await page.getByText('同事也改了这一项').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('李秘书写的名称').waitFor();
  await sheet.getByText('李秘书 · 2026/11/25 14:30').waitFor();
  await sheet.getByText('我写的名称').waitFor();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: choice }).click();
  await expect.poll(() => name.inputValue()).toBe(shown);
  await expect.poll(() => valuesOf(calls)).toEqual(sent);
});

test('what the server does not take is told beside its field', async () => {
  const { page } = await open(`/applications/${APPLICATION.id}/form/contact`, {
    fixtures: {
      'applications.change': ({ body }) => ({
        results: (body as Changes).changes.map(({ path }) => ({
          ...{ path, result: 'refused' as const },
          reason: '请填 11 位手机号，或者带区号的座机号。',
        })),
        application: APPLICATION,
      }),
    },
  });
  const mobile = page.getByLabel('联系人手机');
  await mobile.fill('123');
  await page.getByText('请填 11 位手机号').waitFor();
  await expect.poll(() => mobile.getAttribute('aria-invalid')).toBe('true');
  await page.getByText('有 1 项没有保存').waitFor();
});

test('a viewer reads, and changes nothing', async () => {
  const { page } = await open(FORM, {
    fixtures: { 'applications.read': { ...APPLICATION, role: 'viewer' } },
  });
  await page.getByText('您的角色只能查看').waitFor();
  await expect.poll(() => page.getByLabel('创新联合体名称').isDisabled()).toBe(true);
});
