import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../server/contract/api.ts';
import type { TestOrganisation } from '../setup/people.ts';
import { eventually } from '../support/eventually.ts';
import * as make from '../support/paper-files.ts';
import { createSender, startPaperScene, type Scene } from './paper-scene.ts';

let scene: Scene;
let firm: TestOrganisation;
let other: TestOrganisation;
let application: string;
beforeAll(async () => {
  scene = await startPaperScene();
  firm = await scene.organisation();
  other = await scene.organisation('上海乙公司');
  application = await scene.application(firm);
});
afterAll(() => scene.stop());

const sender = (person = firm.editor, url = scene.url) => createSender(url, person);
/** A PDF of a given size: what follows the pages is a comment. */
async function largePdf(bytes: number): Promise<Buffer> {
  const pdf = await make.pdf();
  const [front, end] = [pdf.subarray(0, -6), pdf.subarray(-6)];
  const filler = Buffer.from(`\n%${randomBytes(Math.ceil((bytes - pdf.length) / 2)).toString('hex')}`);
  return Buffer.concat([front, filler.subarray(0, bytes - pdf.length - 1), Buffer.from('\n'), end]);
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const problem = async (response: Response) => (await response.json()) as { code: string; detail: string };

test('a file arrives in pieces, is listed, and can be read again to the byte', async () => {
  const bytes = await largePdf(500_000);
  const begun = await sender().begin(bytes.length, { application, name: 'D:\\材料\\组建协议\u202e.exe.PDF' });
  expect(begun.status).toBe(201);
  const path = begun.headers.get('Location')!;
  expect((await sender().patch(path, 0, bytes.subarray(0, 300_000))).headers.get('Upload-Offset')).toBe(
    '300000',
  );
  const head = await sender().head(path);
  expect([head.status, head.headers.get('Upload-Offset')]).toEqual([200, '300000']);
  const last = await sender().patch(path, 300_000, bytes.subarray(300_000));
  expect(last.status).toBe(204);
  const id = last.headers.get('Lianbei-File')!;
  const { files, state } = await scene.listed(firm.viewer, application, 'agreement');
  expect(state).toBe('ready');
  expect(files).toMatchObject([
    {
      id,
      name: '组建协议.exe.PDF',
      kind: 'pdf',
      bytes: 500_000,
      pages: 2,
      sha256: sha256(bytes),
      scan: 'off',
    },
  ]);
  const link = await scene.call(firm.viewer, API.papers.link, {
    params: { application, file: id },
    body: {},
  });
  expect(Buffer.from(await (await fetch(link.url)).arrayBuffer()).equals(bytes)).toBe(true);
});

test('who did not hear the last answer asks for the length and is told the file, and there is one', async () => {
  const app = await scene.application(firm);
  const bytes = await make.pdf(3);
  const begun = await sender().begin(bytes.length, { application: app });
  const path = begun.headers.get('Location')!;
  const last = await sender().patch(path, 0, bytes);
  const again = await sender().head(path);
  expect(again.headers.get('Lianbei-File')).toBe(last.headers.get('Lianbei-File'));
  expect((await scene.listed(firm.editor, app, 'agreement')).files).toHaveLength(1);
});

test('an upload whose process died between its last byte and its end is finished by the next, once', async () => {
  const app = await scene.application(firm);
  const bytes = await make.pdf(4);
  const begun = await sender().begin(bytes.length, { application: app });
  const path = begun.headers.get('Location')!;
  const id = path.split('/').at(-1)!;
  await writeFile(`${scene.dataDir}/uploads/${id}`, bytes);
  const twin = await scene.another();
  twin.papers.sweeper.start();
  await twin.papers.sweeper.stop();
  const head = await sender(firm.editor, twin.url).head(path);
  const { files } = await scene.listed(firm.editor, app, 'agreement');
  expect(files.map((file) => file.id)).toEqual([head.headers.get('Lianbei-File')]);
  await twin.stop();
});

test('interrupted three times, by a cut, a dead client and a restart, it still arrives to the byte', async () => {
  const app = await scene.application(firm);
  const bytes = await largePdf(2_000_000);
  const begun = await sender().begin(bytes.length, { application: app });
  const path = begun.headers.get('Location')!;
  const offset = async (from = sender()) => Number((await from.head(path)).headers.get('Upload-Offset'));

  const first = halfway(scene.url, path, 0, bytes.subarray(0, 600_000), bytes.length);
  await eventually(received(path), (bytes_) => bytes_ >= 300_000, 5_000);
  first.destroy();
  const reached = await offset();
  expect(reached).toBeGreaterThan(0);

  // A connection that nobody ends: the phone has gone into a tunnel.
  const second = halfway(
    scene.url,
    path,
    reached,
    bytes.subarray(reached, reached + 500_000),
    bytes.length - reached,
  );
  await eventually(received(path), (bytes_) => bytes_ >= reached + 300_000, 5_000);
  const further = await offset();
  expect(further).toBeGreaterThan(reached);

  const twin = await scene.another();
  const third = halfway(
    twin.url,
    path,
    further,
    bytes.subarray(further, further + 300_000),
    bytes.length - further,
  );
  await eventually(received(path), (bytes_) => bytes_ >= further + 100_000, 5_000);
  third.destroy();
  await twin.stop();

  const rest = await offset();
  const last = await sender().patch(path, rest, bytes.subarray(rest));
  expect(last.status).toBe(204);
  const { files } = await scene.listed(firm.editor, app, 'agreement');
  expect(files).toMatchObject([{ id: last.headers.get('Lianbei-File'), sha256: sha256(bytes) }]);
  second.destroy();
});

/** Begins a PATCH and leaves it there. */
function halfway(url: string, path: string, offset: number, part: Buffer, length: number) {
  const call = request(url + path, {
    method: 'PATCH',
    headers: {
      ...sender().headers,
      'Upload-Offset': offset,
      'Content-Length': length,
      'Content-Type': 'application/offset+octet-stream',
    },
  });
  call.on('error', () => undefined);
  call.write(part);
  return call;
}
const received = (path: string) => async () => {
  return (await stat(`${scene.dataDir}/uploads/${path.split('/').at(-1)}`)).size;
};

test('two uploads at once do not touch each other, and two processes do not write to one at once', async () => {
  const app = await scene.application(firm);
  const all = await Promise.all([largePdf(700_000), largePdf(800_000)]);
  const done = await Promise.all(all.map((bytes) => sender().upload(bytes, { application: app })));
  expect(done.map(({ status }) => status)).toEqual([204, 204]);
  const { files } = await scene.listed(firm.editor, app, 'agreement');
  expect(files.map((file) => file.sha256).sort()).toEqual(all.map(sha256).sort());

  const twin = await scene.another();
  const bytes = await largePdf(300_000);
  const path = (await sender().begin(bytes.length, { application: app })).headers.get('Location')!;
  const both = await Promise.all(
    [scene.url, twin.url].map((url) => sender(firm.editor, url).patch(path, 0, bytes)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
  await twin.stop();
});

describe('a bad file is refused with a reason, and nothing of it stays', () => {
  let app: string;
  beforeAll(async () => {
    app = await scene.application(firm);
  });
  const cases: [string, number, string, RegExp, () => Buffer | Promise<Buffer>][] = [
    ['a renamed .exe', 422, 'file_program', /“合同.pdf”其实是一个程序.*请上传/, make.exe],
    [
      'a polyglot',
      422,
      'file_disguised',
      /“合同.pdf”里夹带了另一种文件/,
      async () => make.withArchive(await make.pdf()),
    ],
    ['a zip bomb', 422, 'file_bomb', /“合同.pdf”解压后大得异常/, make.bombDocx],
    ['a PDF with a password', 422, 'file_password', /“合同.pdf”设了打开密码.*去掉密码/, make.lockedPdf],
    ['a damaged file', 422, 'file_damaged', /“合同.pdf”打不开/, () => Buffer.from('%PDF-1.7\n')],
    ['a file with macros', 422, 'file_macros', /“合同.pdf”里带有宏/, make.macroDocx],
    ['a text file', 422, 'file_wrong_kind', /“合同.pdf”不是能收的格式/, () => Buffer.from('文本')],
    ['an empty file', 422, 'file_empty', /“合同.pdf”是空文件/, () => Buffer.alloc(0)],
    ['a file of 21 MB', 413, 'too_large', /“合同.pdf”超过 20 MB/, () => Buffer.alloc(21 * 1024 * 1024)],
  ];
  test.each(cases)('%s', async (_, status, code, text, bytes) => {
    const kept = [await scene.files(), await scene.uploads()];
    const answer = await sender().upload(await bytes(), { application: app, name: '合同.pdf' });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    const told = await problem(answer);
    expect([answer.status, told.code]).toEqual([status, code]);
    expect(told.detail).toMatch(text);
    expect([await scene.files(), await scene.uploads()]).toEqual(kept);
    expect(await scene.prisma.paperFile.count({ where: { applicationId: app } })).toBe(0);
  });

  test('one that grows beyond 20 MB without having said so', async () => {
    const begun = await sender().send('POST', '/api/uploads', {
      'Upload-Defer-Length': '1',
      'Upload-Metadata': `application ${Buffer.from(app).toString('base64')},document ${Buffer.from('agreement').toString('base64')},name ${Buffer.from('x').toString('base64')}`,
    });
    const path = begun.headers.get('Location')!;
    const answer = await sender().patch(path, 0, Buffer.alloc(21 * 1024 * 1024));
    expect([answer.status, (await problem(answer)).code]).toEqual([413, 'too_large']);
    await sender().send('DELETE', path, {});
  });
});

describe('an upload belongs to whoever began it', () => {
  test.each([
    ['a viewer', () => firm.viewer, 403],
    ['another organisation', () => other.owner, 404],
    ['nobody', () => null, 401],
  ])('%s begins none', async (_, who, status) => {
    const answer = await createSender(scene.url, who()).begin(10, { application });
    expect(answer.status).toBe(status);
  });

  test('a colleague and others neither see, continue nor end it', async () => {
    const path = (await sender().begin(10, { application })).headers.get('Location')!;
    for (const person of [firm.owner, firm.viewer, other.editor]) {
      const strange = sender(person);
      expect((await strange.head(path)).status).toBe(404);
      expect((await problem(await strange.patch(path, 0, Buffer.from('x')))).code).toBe('upload_gone');
      expect((await strange.send('DELETE', path, {})).status).toBe(404);
    }
    expect((await sender().send('DELETE', path, {})).status).toBe(204);
    expect((await sender().head(path)).status).toBe(404);
  });

  test('whoever has left the organisation does not go on', async () => {
    const leaving = await scene.person();
    await scene.join(firm.id, leaving, 'editor');
    const path = (await sender(leaving).begin(10, { application })).headers.get('Location')!;
    await scene.prisma.membership.deleteMany({ where: { contactId: leaving.id } });
    expect((await sender(leaving).patch(path, 0, Buffer.from('x'))).status).toBe(404);
  });

  test.each(['..', '%2e%2e%2fpostgres', 'A'.repeat(22), '.json', 'x'])('%s is no upload', async (id) => {
    expect((await sender().head(`/api/uploads/${id}`)).status).toBeGreaterThanOrEqual(404);
  });

  test('a call from another page, without consent or without the protocol is refused', async () => {
    const forged = await sender().begin(10, { application }, { Origin: 'https://evil.example' });
    expect((await problem(forged)).code).toBe('not_from_our_page');
    const without = await sender().begin(10, { application }, { 'X-CSRF-Token': '' });
    expect((await problem(without)).code).toBe('not_from_our_page');
    const silent = await scene.person({ consent: false });
    await scene.join(firm.id, silent, 'editor');
    expect((await problem(await sender(silent).begin(10, { application }))).code).toBe('consent_needed');
    const old = await sender().begin(10, { application }, { 'Tus-Resumable': '0.2' });
    expect(old.status).toBeGreaterThanOrEqual(400);
  });

  test.each([
    ['an unknown document', { document: 'passport' }],
    ['an unknown part', { part: 'video' }],
    ['no application', { application: 'x' }],
    ['a name without an end', { name: 'x'.repeat(500) }],
  ])('%s is refused at once', async (_, change) => {
    const answer = await sender().begin(10, { application, ...change });
    expect((await problem(answer)).code).toBe('bad_metadata');
  });
});

test('a later file takes the place of an earlier one; a second try for the same place leaves nothing', async () => {
  const app = await scene.application(firm);
  const first = (await sender().upload(await make.pdf(1), { application: app })).headers.get('Lianbei-File')!;
  const second = await sender().upload(await make.pdf(2), { application: app, replaces: first });
  expect(second.status).toBe(204);
  const kept = await scene.files();
  const third = await sender().upload(await make.pdf(3), { application: app, replaces: first });
  expect((await problem(third)).code).toBe('replaced_already');
  expect(await scene.files()).toEqual(kept);
  const { files } = await scene.listed(firm.editor, app, 'agreement');
  expect(files.map((file) => file.state)).toEqual(['replaced', 'current']);
});

test('a request that is refused while it sends is answered', async () => {
  const begun = await sender().begin(5_000_000, { application });
  const call = halfway(scene.url, begun.headers.get('Location')!, 7, Buffer.alloc(5_000_000), 5_000_000);
  call.end();
  const [answer] = (await once(call, 'response')) as [{ statusCode: number }];
  expect(answer.statusCode).toBe(409);
});
