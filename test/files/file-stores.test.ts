import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentOfBytes } from '../../server/files/content.ts';
import { createLocalStore } from '../../server/files/local-store.ts';
import { createS3Store } from '../../server/files/s3-store.ts';
import type { FileStore } from '../../server/services/papers/ports.ts';
import { startS3StandIn, type S3StandIn } from './s3-stand-in.ts';

const NOW = new Date('2026-05-06T01:02:03.000Z');
const settings = {
  bucket: 'papers',
  region: 'cn-east-1',
  accessKey: 'AKIDEXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

interface Place {
  store: FileStore;
  remove(): Promise<void>;
}
async function local(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  return {
    store: createLocalStore({ folder: join(folder, 'files'), newName: randomUUID }),
    remove: () => rm(folder, { recursive: true }),
  };
}
async function objects(): Promise<Place> {
  const server = await startS3StandIn(settings, () => NOW);
  const store = createS3Store({ ...settings, endpoint: server.endpoint, now: () => NOW, pauses: [] });
  return { store, remove: server.stop };
}

describe.each([
  ['on a local disk', local],
  ['in an object store', objects],
])('files %s', (_, start) => {
  let place: Place;
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place.remove());

  test('what was put comes back to the byte, whole and by range', async () => {
    const bytes = randomBytes(300_000);
    await place.store.put('abc-1', contentOfBytes(bytes));
    expect((await buffer(await place.store.open('abc-1'))).equals(bytes)).toBe(true);
    const part = await buffer(await place.store.open('abc-1', { start: 10, end: 19 }));
    expect(part).toEqual(bytes.subarray(10, 20));
    const last = await buffer(await place.store.open('abc-1', { start: 299_999, end: 299_999 }));
    expect(last).toEqual(bytes.subarray(299_999));
  });

  test('the same content may be put again, even at once', async () => {
    const content = contentOfBytes(randomBytes(10_000));
    await Promise.all(Array.from({ length: 5 }, () => place.store.put('again', content)));
    expect((await buffer(await place.store.open('again'))).length).toBe(10_000);
  });

  test('what is not there is said to be gone', async () => {
    expect(await place.store.size('nothing')).toBeNull();
    await expect(place.store.open('nothing')).rejects.toMatchObject({ status: 404, code: 'file_gone' });
    await place.store.remove('nothing');
  });

  test('what is removed is gone, and nothing else', async () => {
    for (const key of ['one', 'two']) await place.store.put(key, contentOfBytes(Buffer.from(key)));
    await place.store.remove('one');
    expect([await place.store.size('one'), await place.store.size('two')]).toEqual([null, 3]);
  });

  test('content that is not what was announced is not kept', async () => {
    const { open, bytes } = contentOfBytes(Buffer.from('甲'));
    await expect(place.store.put('other', { open, bytes, sha256: 'a'.repeat(64) })).rejects.toThrow();
    expect(await place.store.size('other')).toBeNull();
  });

  test.each(['../x', 'a/b', '', '.', '..', 'a\0b', '%2e%2e'])('%j is no key', async (key) => {
    await expect((async () => place.store.put(key, contentOfBytes(Buffer.from('x'))))()).rejects.toThrow(
      /shape/,
    );
  });
});

describe('files on a local disk', () => {
  test('only this user can read them, and no half-written one is left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'files-'));
    const store = createLocalStore({ folder, newName: randomUUID });
    await store.put('abcdef', contentOfBytes(Buffer.from('x')));
    expect((await stat(join(folder, 'ab', 'abcdef'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'ab'))).mode & 0o777).toBe(0o700);
    const wrong = { ...contentOfBytes(Buffer.from('x')), bytes: 2 };
    await expect(store.put('ab-half', wrong)).rejects.toThrow();
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe('files in an object store', () => {
  let server: S3StandIn;
  const storeWith = (change: object = {}) =>
    createS3Store({ ...settings, endpoint: server.endpoint, now: () => NOW, pauses: [1, 1], ...change });
  beforeAll(async () => {
    server = await startS3StandIn(settings, () => NOW);
  });
  beforeEach(() => {
    server.refusals.length = 0;
  });
  afterAll(() => server.stop());

  test.each([
    ['another secret', { secretKey: 'wrong' }, 'the signature does not fit'],
    ['another region', { region: 'cn-north-1' }, 'another credential'],
    ['a clock that is wrong', { now: () => new Date(NOW.getTime() + 3_600_000) }, 'time skewed'],
  ])('%s is refused, and told as trouble of the store', async (_, change, why) => {
    const put = storeWith(change).put('k1', contentOfBytes(Buffer.from('x')));
    await expect(put).rejects.toMatchObject({ status: 503, code: 'store_away' });
    expect(server.refusals).toEqual([why]);
  });

  test('a store that is away for a moment is asked again with the whole content', async () => {
    server.trouble.times = 2;
    await storeWith().put('k2', contentOfBytes(Buffer.from('content')));
    expect(server.objects.get('k2')!.toString()).toBe('content');
    server.trouble.times = 3;
    await expect(storeWith().size('k2')).rejects.toMatchObject({ code: 'store_away' });
  });

  test('a store that cannot be reached is told as trouble of the store', async () => {
    const away = storeWith({ endpoint: 'http://127.0.0.1:9' });
    await expect(away.open('k3')).rejects.toMatchObject({ status: 503, code: 'store_away' });
  });
});
