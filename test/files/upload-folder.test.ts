import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload } from '@tus/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUploadFolder, type UploadFolder } from '../../server/files/upload-folder.ts';

const NOW = new Date('2026-05-20T00:00:00.000Z');
const DAY = 24 * 3_600_000;
const id = (name: string) => name.padEnd(22, '_');
let folder: string;
let uploads: UploadFolder;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'uploads-')), 'uploads');
  uploads = createUploadFolder(folder);
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

async function anUpload(name: string, bytes: number, size: number, days: number, part?: string) {
  const metadata = {
    application: 'app',
    contact: 'person',
    document: 'agreement',
    name,
    ...(part ? { part } : {}),
  };
  await uploads.tus.create(new Upload({ id: id(name), size, offset: 0, metadata }));
  await writeFile(join(folder, id(name)), Buffer.alloc(bytes));
  const touched = new Date(NOW.getTime() - days * DAY);
  await utimes(join(folder, id(name)), touched, touched);
}

test('only this user can look into it', async () => {
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('an upload is known by its id, and nothing else is', async () => {
  await anUpload('half', 5, 10, 0);
  await anUpload('photo', 10, 10, 0, 'photo');
  expect(await uploads.read(id('half'))).toMatchObject({
    contactId: 'person',
    complete: false,
    photo: false,
  });
  expect(await uploads.read(id('photo'))).toMatchObject({ complete: true, photo: true });
  for (const strange of ['', '..', `${id('half')}.json`, '../../etc/passwd', id('none')]) {
    expect(await uploads.read(strange)).toBeNull();
  }
  expect(await uploads.whole()).toEqual([]);
});

test('what nobody comes back for is removed: unfinished after 7 days, finished after one, and what has no record', async () => {
  await anUpload('half-6', 5, 10, 6.9);
  await anUpload('half-7', 5, 10, 7);
  await anUpload('photo-6', 10, 10, 6.9, 'photo');
  await anUpload('photo-7', 10, 10, 7, 'photo');
  await anUpload('done-0', 10, 10, 0.9);
  await anUpload('done-1', 10, 10, 1);
  await writeFile(join(folder, id('stray')), 'x');
  await utimes(join(folder, id('stray')), 0, 0);
  expect((await uploads.whole()).map(({ name }) => name).sort()).toEqual(['done-0', 'done-1']);
  expect(await uploads.sweep(NOW)).toBe(4);
  const left = (await readdir(folder)).filter((name) => !name.endsWith('.json'));
  expect(left.sort()).toEqual(['done-0', 'half-6', 'photo-6'].map(id));
});
