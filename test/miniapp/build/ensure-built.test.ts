import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ensureBuilt } from '../../../miniapp/build/ensure-built.ts';

test('two programs that start at once build the same pages, and a later one builds nothing', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'pages-'));
  onTestFinished(() => rm(dist, { recursive: true, force: true }));
  const older = async (name: string, at: number) => {
    await mkdir(join(dist, name, 'assets'), { recursive: true });
    await writeFile(join(dist, name, 'index.html'), name);
    await utimes(join(dist, name), at, at);
  };
  await older('the-build-before', 2_000);
  await older('an-ancient-build', 1_000);
  await older('unfinished-since-long', 1_000);

  // Both have begun before either ends.
  let begun = 0;
  let resolve = () => {};
  const bothBegun = new Promise<void>((done) => (resolve = done));
  const build = vi.fn(async (folder: string) => {
    if (++begun === 2) resolve();
    await bothBegun;
    await writeFile(join(folder, 'index.html'), 'built');
  });
  const workshop = { dist, build };

  const [one, other] = await Promise.all([ensureBuilt(vi.fn(), workshop), ensureBuilt(vi.fn(), workshop)]);
  expect(one.folder).toBe(other.folder);
  expect(await readFile(join(one.folder, 'index.html'), 'utf8')).toBe('built');

  const say = vi.fn();
  expect(await ensureBuilt(say, workshop)).toEqual({
    folder: one.folder,
    previous: join(dist, 'the-build-before'),
  });
  expect([say, build].map(({ mock }) => mock.calls.length)).toEqual([0, 2]);
  expect((await readdir(dist)).sort()).toEqual([basename(one.folder), 'the-build-before'].sort());
});

test('a build that fails leaves nothing behind, and is told', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'pages-'));
  onTestFinished(() => rm(dist, { recursive: true, force: true }));
  const build = async (folder: string) => {
    await writeFile(join(folder, 'index.html'), 'half');
    throw new Error('out of memory');
  };
  await expect(ensureBuilt(vi.fn(), { dist, build })).rejects.toThrow('out of memory');
  expect(await readdir(dist)).toEqual([]);
});
