import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { APPLICATION, FIXTURES } from './fixtures.ts';
import { idOf } from './samples.ts';
import { open, usePages, type Opening } from './scene.ts';
import { standInForTus } from './tus-stand-in.ts';

usePages();

const PAPER = `/applications/${APPLICATION.id}/papers/lead_licence`;
const AGREEMENT = `/applications/${APPLICATION.id}/papers/agreement`;
const NETWORK = /ERR_INTERNET_DISCONNECTED|40\d|42\d/;
const CHUNK = 512 * 1024;

async function openPaper(path = PAPER, opening: Opening = {}) {
  const scene = await open(path, { expected: NETWORK, ...opening });
  const tus = await standInForTus(scene.page);
  await scene.page.locator('main:not([aria-busy=true])').waitFor();
  return { ...scene, tus };
}
const choose = (page: Page, source: string, files: { name: string; buffer: Buffer; mimeType?: string }[]) =>
  page
    .locator(`input[data-source=${source}]`)
    .setInputFiles(files.map((file) => ({ mimeType: 'application/pdf', ...file })));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('the sheet offers camera, gallery, files and everything, by type and by ending', async () => {
  const { page } = await openPaper();
  await page.getByRole('button', { name: '上传材料' }).click();
  const sheet = page.getByRole('dialog');
  for (const name of [/拍照/, /从相册选/, /选择文件/, /全部文件/])
    await sheet.getByRole('button', { name }).waitFor();
  await expectAccessible(page);
  const opened = page.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: /从相册选/ }).click();
  expect((await opened).isMultiple()).toBe(true);
  const accept = await page.locator('input[data-source=files]').getAttribute('accept');
  for (const part of ['.pdf', 'application/pdf', '.docx', '.heic', 'image/jpeg'])
    expect(accept).toContain(part);
  await expect.poll(() => page.locator('input[data-source=anything]').getAttribute('accept')).toBeNull();
});

test('a file goes up in chunks with the token of the session, and the list is read again', async () => {
  const { page, tus, calls } = await openPaper();
  const bytes = randomBytes(3 * CHUNK + 7);
  tus.onFile = () => idOf('file-new');
  await choose(page, 'files', [{ name: '营业执照.pdf', buffer: bytes }]);
  await expect.poll(() => calls.filter(({ id }) => id === 'papers.list').length).toBe(2);
  expect([tus.chunks, tus.sha256('upload-1'), [...tus.tokens]]).toEqual([
    4,
    sha256(bytes),
    ['csrf-token-of-the-fixtures'],
  ]);
  expect(tus.uploads.get('upload-1')?.metadata).toEqual({
    ...{ application: APPLICATION.id, document: 'lead_licence', name: '营业执照.pdf' },
  });
});

test('cut off and closed, it goes on where it was when the page is opened again', async () => {
  const { page, tus, calls } = await openPaper();
  const bytes = randomBytes(4 * CHUNK);
  tus.left = 2;
  await choose(page, 'files', [{ name: '营业执照.pdf', buffer: bytes }]);
  await page.getByText(/网络断开，恢复后自动继续（50%，还剩 1.0 MB）/).waitFor();
  await expectAccessible(page);
  await page.reload();
  await page.getByText('正在上传').waitFor();
  tus.left = Infinity;
  await page.evaluate(
    "window.dispatchEvent(new Event('offline')); window.dispatchEvent(new Event('online'))",
  );
  await page
    .getByRole('button', { name: /重试/ })
    .click({ timeout: 1_000 })
    .catch(() => {});
  await expect
    .poll(() => tus.uploads.get('upload-1')?.content.length, { timeout: 20_000 })
    .toBe(bytes.length);
  expect([tus.uploads.size, tus.sha256('upload-1')]).toEqual([1, sha256(bytes)]);
  await expect.poll(() => page.getByText('正在上传').count()).toBe(0);
  expect(calls.filter(({ id }) => id === 'papers.list').length).toBeGreaterThan(2);
});

test('a refusal is told in words, and what is too large or empty before the first byte', async () => {
  const { page, tus } = await openPaper();
  tus.refuse = { status: 422, code: 'encrypted', detail: '“合同.pdf”加了密码，请去掉密码后重新上传。' };
  await choose(page, 'files', [{ name: '合同.pdf', buffer: Buffer.from('%PDF') }]);
  await page.getByText('加了密码，请去掉密码后重新上传').waitFor();
  await choose(page, 'anything', [{ name: '空.pdf', buffer: Buffer.alloc(0) }]);
  await page.getByText('“空.pdf”是空文件').waitFor();
  expect(tus.uploads.size).toBe(0);
  await page
    .getByRole('button', { name: /知道了/ })
    .first()
    .click();
  await page.getByText('加了密码').waitFor({ state: 'detached' });
});

test('cancelled, it is gone here and on the server', async () => {
  const { page, tus } = await openPaper();
  tus.left = 1;
  await choose(page, 'files', [{ name: '大文件.pdf', buffer: randomBytes(3 * CHUNK) }]);
  await page.getByText(/网络断开/).waitFor();
  tus.left = Infinity;
  await page.getByRole('button', { name: /取消上传/ }).click();
  await expect.poll(() => tus.uploads.size).toBe(0);
  await page.reload();
  await page.locator('main:not([aria-busy=true])').waitFor();
  expect(await page.getByText('正在上传').count()).toBe(0);
  expect(tus.uploads.size).toBe(0);
});

test('several pictures are put in order, over a closed page, and become one PDF', async () => {
  const { page, tus, calls } = await openPaper();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const photo = (name: string) => ({ name, buffer: png, mimeType: 'image/png' });
  await choose(page, 'gallery', [photo('一.png'), photo('二.png')]);
  await choose(page, 'camera', [photo('三.png')]);
  await page.getByText('3 张已上传').waitFor();
  expect([...tus.uploads.values()].map(({ metadata }) => metadata['part'])).toEqual([
    'photo',
    'photo',
    'photo',
  ]);
  await page.getByRole('button', { name: '第 3 张往前移' }).click();
  await page.reload();
  await page.getByText('3 张已上传').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '合成一份 PDF（3 页）' }).click();
  await page.getByText('3 张照片已合成一份 PDF').waitFor();
  expect(calls.find(({ id }) => id === 'papers.photos')?.body).toMatchObject({
    uploads: ['upload-1', 'upload-3', 'upload-2'],
    replaces: null,
  });
  await page.getByText('3 张已上传').waitFor({ state: 'detached' });
});

describe('files that are there', () => {
  test('one is replaced by one, and the old one is named', async () => {
    const { page, tus } = await openPaper(AGREEMENT);
    await page.getByRole('button', { name: /替换/ }).click();
    await page.getByText('“组建协议.pdf”会保留在历史版本里').waitFor();
    await choose(page, 'files', [{ name: '新协议.pdf', buffer: Buffer.from('%PDF-new') }]);
    await expect.poll(() => tus.uploads.get('upload-1')?.metadata['replaces']).toBe(idOf('file-0'));
  });

  test('one is taken off, and put back from the history', async () => {
    const { page, calls, answer } = await openPaper(AGREEMENT);
    const { items } = FIXTURES['papers.list'] as Extract<
      (typeof FIXTURES)['papers.list'],
      { items: unknown }
    >;
    const gone = items.map((paper) => ({
      ...paper,
      ...{ state: 'missing' as const, findings: [] },
      files: paper.files.map((file) => ({ ...file, state: 'removed' as const })),
    }));
    answer({ 'papers.list': { items: gone } });
    await page.getByRole('button', { name: /移走/ }).click();
    await page.getByText('“组建协议.pdf”已移走').waitFor();
    await page.getByRole('button', { name: /恢复/ }).click();
    await expect.poll(() => calls.map(({ id }) => id)).toContain('files.restore');
  });

  test('a finding is set aside with a reason', async () => {
    const { page, calls } = await openPaper(AGREEMENT);
    await page.getByText('没有找到“争议解决方式”的内容').waitFor();
    await page.getByRole('button', { name: '不用改' }).click();
    await page.getByLabel('理由').fill('写在第七章，标题用词不同');
    await expectAccessible(page);
    await page.getByRole('button', { name: '搁置这条提示' }).click();
    await expect
      .poll(() => calls.find(({ id }) => id === 'findings.dismiss')?.body)
      .toEqual({
        reason: '写在第七章，标题用词不同',
      });
  });

  test('a draft is downloaded by its link', async () => {
    const { page, calls } = await openPaper(AGREEMENT, {
      routes: { '/files/signed-by-the-fixtures': '<h1>草稿</h1>' },
    });
    await page.getByRole('button', { name: '下载 Word 草稿' }).click();
    await page.waitForURL('**/files/signed-by-the-fixtures');
    expect(calls.find(({ id }) => id === 'drafts.link')?.params).toMatchObject({ document: 'agreement' });
  });
});

test('inside WeCom a file of a chat goes up with its name and bytes', async () => {
  const { page, tus } = await openPaper(PAPER, {
    context: {
      userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) wxwork/4.1.0 MicroMessenger/7.0.1',
    },
    before: `window.WeixinJSBridge = {
      on() {},
      invoke(name, params, answer) {
        const files = { tempFiles: [{ localId: 'local-1', name: '聊天里的协议.pdf' }] };
        const more = { chooseMessageFile: files, getLocalFileData: { localData: btoa('%PDF-chat') } }[name];
        setTimeout(() => answer({ err_msg: name + ':ok', checkResult: JSON.stringify({}), ...more }), 0);
      },
    };`,
  });
  await page.getByRole('button', { name: '上传材料' }).click();
  await page.getByRole('button', { name: /从聊天里选/ }).click();
  await expect.poll(() => tus.uploads.get('upload-1')?.content.toString()).toBe('%PDF-chat');
  expect(tus.uploads.get('upload-1')?.metadata['name']).toBe('聊天里的协议.pdf');
});
