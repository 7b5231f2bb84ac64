import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { APPLICATION, FIXTURES, type Fixtures } from './fixtures.ts';
import { idOf } from './samples.ts';
import { open, usePages, type Opening, type Scene } from './scene.ts';

usePages();

const FILE = `/applications/${APPLICATION.id}/files/${idOf('file-0')}`;
const ANDROID = 'Mozilla/5.0 (Linux; Android 11; wv) AppleWebKit/537.36 Chrome/87.0 Mobile Safari/537.36';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';

async function pdf(pages: number): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page++) document.addPage([595, 842]).drawText(`Page ${page + 1}`);
  return Buffer.from(await document.save());
}
function fileOf(kind: 'pdf' | 'png' | 'docx'): Fixtures['papers.list'] {
  const { items } = FIXTURES['papers.list'] as {
    items: Extract<Fixtures['papers.list'], { items: unknown }>['items'];
  };
  return {
    items: items.map((paper) => ({ ...paper, files: paper.files.map((file) => ({ ...file, kind })) })),
  };
}
async function openFile(kind: 'pdf' | 'png' | 'docx', body: Buffer, opening: Opening = {}): Promise<Scene> {
  const scene = await open('/me', {
    ...opening,
    fixtures: { 'papers.list': fileOf(kind)!, ...opening.fixtures },
  });
  const contentType = kind === 'png' ? 'image/png' : 'application/pdf';
  await scene.page.route(/\/files\/signed/, (route) => route.fulfill({ contentType, body }));
  await scene.page.goto(new URL(FILE, scene.page.url()).href);
  return scene;
}

test('where the browser shows no PDF its pages are drawn, those that are near', async () => {
  const { page } = await openFile('pdf', await pdf(12), { context: { userAgent: ANDROID } });
  await page.locator('[data-drawn]').first().waitFor();
  await expect.poll(() => page.locator('canvas').count()).toBe(12);
  await expect.poll(() => page.locator('[data-drawn]').count()).toBeLessThan(6);
  const dark = await page.evaluate(`(() => {
    const canvas = document.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value, at) => at % 4 === 0 && value < 100);
  })()`);
  expect(dark).toBe(true);
  await expectAccessible(page);
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  await page.locator('[data-page="12"][data-drawn]').waitFor();
});

test('what is no PDF after all says so, and can still be downloaded', async () => {
  const { page } = await openFile('pdf', Buffer.from('nothing'), { context: { userAgent: ANDROID } });
  await page.getByText('没有显示出来').waitFor();
  await page.getByRole('button', { name: '打开或下载' }).waitFor();
});

test('an iPhone opens a PDF with its own viewer, and loads no other', async () => {
  const { page, calls } = await openFile('pdf', await pdf(1), { context: { userAgent: IPHONE } });
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.getByText('用手机自带的查看器打开').waitFor();
  await expectAccessible(page);
  expect(loaded.filter((url) => url.includes('pdf'))).toEqual([]);
  expect(calls.filter(({ id }) => id === 'files.link').length).toBeGreaterThan(0);
});

test('a picture is shown, as the preview that every browser knows', async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#28c' } })
    .png()
    .toBuffer();
  const { page, calls } = await openFile('png', picture);
  const shown = page.getByRole('img', { name: '组建协议.pdf' });
  await expect
    .poll(() => shown.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth))
    .toBe(40);
  expect(calls.find(({ id }) => id === 'files.link')?.body).toEqual({ as: 'preview' });
  await expectAccessible(page);
});

test('another kind is opened or downloaded', async () => {
  const { page } = await openFile('docx', Buffer.from('docx'));
  await page.getByText('不能在页面里预览').waitFor();
  await expectAccessible(page);
});

test('inside WeCom a file is opened by the client, with its size and an address without cookie', async () => {
  const { page } = await openFile('docx', Buffer.from('docx'), {
    context: { userAgent: `${IPHONE} wxwork/4.1.0 MicroMessenger/7.0.1` },
    before: `window.asked = [];
      window.WeixinJSBridge = {
        on() {},
        invoke(name, params, answer) {
          asked.push([name, params.size, params.url]);
          setTimeout(() => answer({ err_msg: name + ':ok', checkResult: JSON.stringify({ previewFile: true }) }), 0);
        },
      };`,
  });
  await page.getByRole('button', { name: '打开或下载' }).click();
  await expect
    .poll(() => page.evaluate("asked.filter(([name]) => name === 'previewFile')"))
    .toEqual([['previewFile', 34_816, new URL('/files/signed-by-the-fixtures', page.url()).href]]);
});

test('WeChat on Android drops downloads: the person is told to use the browser', async () => {
  const { page } = await openFile('docx', Buffer.from('docx'), {
    context: { userAgent: `${ANDROID} MicroMessenger/8.0.40` },
  });
  await page.getByRole('button', { name: '打开或下载' }).click();
  await page.getByRole('dialog').getByText('在浏览器打开').waitFor();
  await expectAccessible(page);
});
