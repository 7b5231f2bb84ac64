import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../server/contract/api.ts';
import { idFrom } from '../../server/services/id-from.ts';
import type { Person, TestOrganisation } from '../setup/people.ts';
import * as make from '../support/paper-files.ts';
import { createSender, startPaperScene, type Scene, type Sent } from './paper-scene.ts';

const endpoints = API.papers;
let scene: Scene;
let firm: TestOrganisation;
let other: TestOrganisation;
let now = Date.now();
beforeAll(async () => {
  scene = await startPaperScene({}, { clock: () => now });
  firm = await scene.organisation();
  other = await scene.organisation('上海乙公司');
});
afterAll(() => scene.stop());

async function handIn(application: string, bytes: Buffer, change: Partial<Sent> = {}, person = firm.editor) {
  const answer = await createSender(scene.url, person).upload(bytes, { application, ...change });
  expect(answer.status, await answer.clone().text()).toBe(204);
  return answer.headers.get('Lianbei-File')!;
}
async function pictures(application: string, all: readonly Buffer[], person = firm.editor) {
  const uploads = [];
  for (const bytes of all) {
    const sender = createSender(scene.url, person);
    const path = (
      await sender.begin(bytes.length, { application, name: '照片.jpg', part: 'photo' })
    ).headers.get('Location')!;
    const done = await sender.patch(path, 0, bytes);
    expect([done.status, done.headers.get('Lianbei-File')]).toEqual([204, null]);
    uploads.push(path.split('/').at(-1)!);
  }
  return uploads;
}
const linkOf = (
  application: string,
  file: string,
  as: 'original' | 'preview' = 'original',
  person: Person = firm.viewer,
) => scene.call(person, endpoints.link, { params: { application, file }, body: { as } });

describe('a link to a file', () => {
  let application: string;
  let pdf: Buffer;
  let file: string;
  let url: string;
  beforeAll(async () => {
    application = await scene.application(firm);
    pdf = await make.pdf(5);
    file = await handIn(application, pdf, { name: '组建协议（盖章）.pdf' });
    ({ url } = await linkOf(application, file));
  });

  test('needs no cookie, gives the bytes under their name, and lets nothing run', async () => {
    const answer = await fetch(url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `inline; filename="________.pdf"; filename*=UTF-8''${encodeURIComponent('组建协议（盖章）.pdf')}`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'accept-ranges': 'bytes',
    });
    expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
    const word = await handIn(application, make.office('docx'), { document: 'proposal', name: '方案.docx' });
    const { headers } = await fetch((await linkOf(application, word)).url);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-security-policy')).toMatch(/sandbox/);
  });

  test.each([
    ['bytes=0-9', 206, [0, 10]],
    ['bytes=100-', 206, [100, undefined]],
    ['bytes=-7', 206, [-7, undefined]],
    ['bytes=10-999999999', 206, [10, undefined]],
    ['bytes=0-1,4-5', 200, [0, undefined]],
    ['letters=1-2', 200, [0, undefined]],
  ] as const)('with %s is answered %i', async (range, status, [from, to]) => {
    const answer = await fetch(url, { headers: { Range: range } });
    expect(answer.status).toBe(status);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf.subarray(from, to));
  });

  test('says when there is no such range, when nothing has changed, and how much there is', async () => {
    const beyond = await fetch(url, { headers: { Range: 'bytes=999999999-' } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${pdf.length}`]);
    const etag = (await fetch(url, { method: 'HEAD' })).headers.get('etag')!;
    expect((await fetch(url, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(pdf.length)]);
  });

  test('that is guessed, changed or too old leads nowhere', async () => {
    const token = url.split('/').at(-1)!;
    const parts = token.split('.');
    const changed = [
      [idFrom('other', 'application'), ...parts.slice(1)],
      [parts[0], idFrom('other', 'file'), ...parts.slice(2)],
      [...parts.slice(0, 2), 'p', ...parts.slice(3)],
      [...parts.slice(0, 3), 'zz', ...parts.slice(4)],
      [...parts.slice(0, 4), 'zzzzzz', parts[5]],
      [...parts.slice(0, 5), 'A'.repeat(43)],
    ].map((changedParts) => changedParts.join('.'));
    for (const bad of [...changed, 'x', token.slice(0, -1), `${token}x`, file]) {
      const answer = await fetch(`${scene.url}/files/${bad}`);
      expect([bad, answer.status]).toEqual([bad, 404]);
    }
    const soon = await linkOf(application, file);
    now += 10 * 60_000 - 1_000;
    expect((await fetch(soon.url)).status).toBe(200);
    now += 3_000;
    const late = await fetch(soon.url);
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([404, 'link_invalid']);
  });

  test('is for those alone who may see the application, under that application', async () => {
    const attempt = (person: Person | null, application_: string, file_: string) =>
      scene.attempt(person, endpoints.link, { params: { application: application_, file: file_ }, body: {} });
    const theirs = await scene.application(other);
    expect((await attempt(other.owner, application, file)).status).toBe(404);
    expect((await attempt(other.owner, theirs, file)).status).toBe(404);
    expect((await attempt(null, application, file)).status).toBe(401);
    expect((await attempt(firm.viewer, application, idFrom('no', 'file'))).status).toBe(404);
    expect((await attempt(firm.viewer, application, file)).status).toBe(200);
  });

  test('holds in every process of the program', async () => {
    const twin = await scene.another();
    const { url: fresh } = await linkOf(application, file);
    expect((await fetch(fresh.replace(scene.url, twin.url))).status).toBe(200);
    await twin.stop();
  });
});

describe('a preview', () => {
  test('of a picture is a smaller JPEG, the right way up, also of HEIC; of a PDF it is the PDF; of Word there is none', async () => {
    const application = await scene.application(firm);
    const wide = await sharp(await make.picture(2_400, 1_800))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const sizes = [];
    for (const bytes of [wide, make.heic(), await make.png()]) {
      const link = await linkOf(application, await handIn(application, bytes), 'preview');
      const answer = await fetch(link.url);
      expect(answer.headers.get('content-type')).toBe('image/jpeg');
      const shown = Buffer.from(await answer.arrayBuffer());
      expect(shown.length).toBe(link.bytes);
      const { width, height } = await sharp(shown).metadata();
      sizes.push([width, height]);
    }
    expect(sizes).toEqual([
      [1_200, 1_600],
      [120, 80],
      [30, 20],
    ]);
    const pdf = await make.pdf();
    const link = await linkOf(application, await handIn(application, pdf), 'preview');
    expect((await (await fetch(link.url)).arrayBuffer()).byteLength).toBe(pdf.length);
    const word = await handIn(application, make.office('docx'));
    const none = await scene.attempt(firm.viewer, endpoints.link, {
      params: { application, file: word },
      body: { as: 'preview' },
    });
    expect([none.status, none.code]).toEqual([422, 'no_preview']);
  });
});

describe('several pictures', () => {
  const make1 = (
    application: string,
    uploads: string[],
    change: object = {},
    key?: string,
    person = firm.editor,
  ) =>
    scene.attempt(person, endpoints.photos, {
      params: { application, document: 'agreement' },
      body: { uploads, name: '组建协议', ...change },
      ...(key === undefined ? {} : { key }),
    });

  test('become one PDF in the order given, each page as it was held, and their digests are kept', async () => {
    const application = await scene.application(firm);
    const originals = [await make.picture(3_000, 2_000), await make.turnedPicture(), make.heic()];
    const uploads = await pictures(application, originals);
    const ordered = [uploads[1]!, uploads[2]!, uploads[0]!];
    const { status, body } = await make1(application, ordered);
    expect([status, body.name, body.kind, body.pages]).toEqual([200, '组建协议.pdf', 'pdf', 3]);
    const bytes = await (await fetch((await linkOf(application, body.id)).url)).arrayBuffer();
    const pages = (await PDFDocument.load(bytes)).getPages();
    expect(pages.map((page) => page.getWidth() > page.getHeight())).toEqual([false, true, true]);
    expect(pages.map((page) => Math.round(page.getWidth()))).toEqual([595, 842, 842]);
    const event = await scene.prisma.applicationEvent.findFirstOrThrow({
      where: { applicationId: application },
    });
    const digests = [originals[1]!, originals[2]!, originals[0]!].map((one) =>
      createHash('sha256').update(one).digest('hex'),
    );
    expect(event.data).toMatchObject({ pictures: digests });
    const again = await make1(application, ordered);
    expect([again.status, again.code]).toEqual([409, 'upload_missing']);
  });

  test('become one file however often the call is repeated', async () => {
    const application = await scene.application(firm);
    const uploads = await pictures(application, [await make.picture()]);
    const answers = [];
    for (let time = 0; time < 2; time += 1)
      answers.push(await make1(application, uploads, {}, 'k'.repeat(20)));
    expect(answers[1]!.body.id).toBe(answers[0]!.body.id);
    expect((await scene.listed(firm.editor, application, 'agreement')).files).toHaveLength(1);
  });

  test('of somebody else, of another application or unfinished ones make nothing', async () => {
    const application = await scene.application(firm);
    const mine = await pictures(application, [await make.picture()]);
    const begun = await createSender(scene.url, firm.editor).begin(10, { application, part: 'photo' });
    const unfinished = begun.headers.get('Location')!.split('/').at(-1)!;
    const elsewhere = await scene.application(firm);
    expect((await make1(application, mine, {}, undefined, firm.owner)).code).toBe('upload_missing');
    expect((await make1(elsewhere, mine)).code).toBe('upload_missing');
    expect((await make1(application, [...mine, unfinished])).code).toBe('upload_missing');
    expect((await make1(application, ['../x'])).code).toBe('upload_missing');
    expect(await scene.prisma.paperFile.count({ where: { applicationId: application } })).toBe(0);
  });

  test('must be pictures', async () => {
    const application = await scene.application(firm);
    const answer = await createSender(scene.url, firm.editor).upload(await make.pdf(), {
      application,
      part: 'photo',
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'not_a_picture']);
  });
});

describe('the checklist', () => {
  test('goes from missing to attention to ready, and back when a file is removed', async () => {
    const application = await scene.application(firm);
    const state = async () => (await scene.listed(firm.editor, application, 'agreement')).state;
    expect(await state()).toBe('missing');
    const file = await handIn(application, await make.pdf());
    expect(await state()).toBe('ready');
    const row = (await scene.papers.papers.file(application, file))!;
    const findings = [{ code: 'contents_missing', text: '没有找到“违约责任”。', place: '全文' }];
    await scene.papers.papers.replaceFindings(row, { check: 'done', findings }, new Date(now));
    expect(await state()).toBe('attention');
    const [finding] = (await scene.listed(firm.editor, application, 'agreement')).findings;
    const params = { application, finding: finding!.id };
    const dismissed = await scene.call(firm.editor, endpoints.dismiss, {
      params,
      body: { reason: '写在补充协议里' },
    });
    expect(dismissed.dismissed).toMatchObject({ by: { id: firm.editor.id }, reason: '写在补充协议里' });
    expect(await state()).toBe('ready');
    await scene.call(firm.owner, endpoints.reopen, { params });
    expect(await state()).toBe('attention');
    await scene.call(firm.editor, endpoints.remove, { params: { application, file } });
    expect(await state()).toBe('missing');
    expect((await scene.call(firm.editor, endpoints.restore, { params: { application, file } })).state).toBe(
      'current',
    );
    expect(await state()).toBe('attention');
  });

  test('lists what is not wanted any more while it holds a file', async () => {
    const application = await scene.application(firm);
    const listed = async () =>
      (await scene.call(firm.editor, endpoints.list, { params: { application } })).items.map(
        (item) => item.document,
      );
    expect(await listed()).not.toContain('exception_note');
    const file = await handIn(application, await make.pdf(), { document: 'exception_note' });
    expect(await listed()).toContain('exception_note');
    expect((await scene.listed(firm.editor, application, 'exception_note')).wanted).toBe(false);
    await scene.call(firm.editor, endpoints.remove, { params: { application, file } });
    expect(await listed()).not.toContain('exception_note');
  });
});
