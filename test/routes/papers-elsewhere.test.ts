import { createHash } from 'node:crypto';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { API } from '../../server/contract/api.ts';
import { EICAR, startFakeClamd, type FakeClamd } from '../files/fake-clamd.ts';
import { startS3StandIn, type S3StandIn } from '../files/s3-stand-in.ts';
import type { TestOrganisation } from '../setup/people.ts';
import { eventually } from '../support/eventually.ts';
import * as make from '../support/paper-files.ts';
import { createSender, startPaperScene, type Scene } from './paper-scene.ts';

// Files in an object store, and a virus scanner.

const settings = { bucket: 'lianbei', region: 'cn-east-1', accessKey: 'AK1D', secretKey: 'wJalrXUtnFEMI' };
let store: S3StandIn;
let clamd: FakeClamd;
let scene: Scene;
let firm: TestOrganisation;
let application: string;
beforeAll(async () => {
  store = await startS3StandIn(settings, () => new Date());
  clamd = await startFakeClamd();
  const env = {
    S3_ENDPOINT: store.endpoint,
    S3_BUCKET: settings.bucket,
    S3_REGION: settings.region,
    S3_ACCESS_KEY: settings.accessKey,
    S3_SECRET_KEY: settings.secretKey,
    CLAMD_URL: clamd.url,
  };
  // What is asked of a store is signed with the time, which both must agree on.
  scene = await startPaperScene(env, { clock: Date.now });
  firm = await scene.organisation();
  scene.papers.worker.start();
});
beforeEach(async () => {
  application = await scene.application(firm);
  clamd.mood = 'well';
});
afterAll(async () => {
  await scene.papers.worker.stop();
  await scene.stop();
  await Promise.all([store.stop(), clamd.stop()]);
});

const link = (file: string, as: 'original' | 'preview' = 'original') =>
  scene.attempt(firm.viewer, API.papers.link, { params: { application, file }, body: { as } });
const scanned = (expected: string) =>
  eventually(
    async () => (await scene.listed(firm.viewer, application, 'agreement'))?.files[0]?.scan,
    (scan) => scan === expected,
    10_000,
  );
const handIn = async (bytes: Buffer) =>
  (await createSender(scene.url, firm.editor).upload(bytes, { application })).headers.get('Lianbei-File')!;

test('the client of the pages uploads in pieces; the file lies in the store and comes back, also as a preview', async () => {
  const bytes = await make.picture(2_000, 1_500);
  const file = await new Promise<string>((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${scene.url}/api/uploads`,
      chunkSize: 5_000,
      headers: createSender(scene.url, firm.editor).headers,
      metadata: { application, document: 'agreement', name: '照片.heic' },
      onSuccess: ({ lastResponse }) => resolve(lastResponse.getHeader('Lianbei-File')!),
      onError: reject,
    }).start();
  });
  await scanned('clean');
  expect((await scene.listed(firm.viewer, application, 'agreement')).files).toMatchObject([
    { id: file, name: '照片.jpg', sha256: createHash('sha256').update(bytes).digest('hex') },
  ]);
  expect(await scene.files()).toEqual([]);
  const original = await fetch((await link(file)).body.url, { headers: { Range: 'bytes=5-14' } });
  expect([original.status, Buffer.from(await original.arrayBuffer())]).toEqual([206, bytes.subarray(5, 15)]);
  const preview = await fetch((await link(file, 'preview')).body.url);
  expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  await preview.arrayBuffer();
  expect([...store.objects.keys()].filter((key) => key.startsWith(file))).toHaveLength(2);
});

test('no file is handed out before it was scanned, nor while the scanner is away', async () => {
  clamd.mood = 'hung_up';
  const file = await handIn(await make.pdf());
  expect((await link(file)).code).toBe('scan_waiting');
  expect((await link(file, 'preview')).code).toBe('scan_waiting');
  clamd.mood = 'well';
  await scanned('clean');
  expect((await link(file)).status).toBe(200);
});

test('an infected file is taken off the checklist, its bytes are gone and it does not come back', async () => {
  const pdf = await make.pdf();
  const file = await handIn(
    Buffer.concat([pdf.subarray(0, -6), Buffer.from(`\n%${EICAR}\n`), pdf.subarray(-6)]),
  );
  await eventually(
    async () => (await scene.prisma.paperFile.findUniqueOrThrow({ where: { id: file } })).scan,
    (scan) => scan === 'infected',
    10_000,
  );
  await eventually(
    async () => [...store.objects.keys()],
    (keys) => !keys.some((key) => key.startsWith(file)),
    5_000,
  );
  expect((await link(file)).code).toBe('infected');
  const back = await scene.attempt(firm.editor, API.papers.restore, { params: { application, file } });
  expect(back.code).toBe('infected');
  expect((await scene.listed(firm.viewer, application, 'agreement')).state).toBe('missing');
});

test('a store that is away fails the end of the upload, which can be had again', async () => {
  const bytes = await make.pdf(7);
  const sender = createSender(scene.url, firm.editor);
  const path = (await sender.begin(bytes.length, { application })).headers.get('Location')!;
  store.trouble.times = 3;
  const failed = await sender.patch(path, 0, bytes);
  expect([failed.status, ((await failed.json()) as { code: string }).code]).toEqual([503, 'store_away']);
  const again = await sender.head(path);
  expect(again.headers.get('Lianbei-File')).toMatch(/^[\w-]{22}$/);
  await scanned('clean');
});
