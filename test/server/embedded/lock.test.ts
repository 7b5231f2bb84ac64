import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUse, lockFolder } from '../../../server/embedded/lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a second claim on a folder is refused with what to do, until the first is released', async () => {
  const first = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
  await expect(lockFolder(folder)).rejects.toThrow(/already using .*set DATA_DIR/);
  await first.release();
  await (await lockFolder(folder)).release();
});

test('of many that claim at once, one succeeds', async () => {
  const claims = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
  const won = claims.filter((claim) => claim.status === 'fulfilled');
  expect(won).toHaveLength(1);
  await won[0]!.value.release();
});

test('a folder is the same under another name, and others are free', async () => {
  const other = `${folder}-link`;
  await symlink(folder, other);
  const lock = await lockFolder(folder);
  await expect(lockFolder(other)).rejects.toThrow(FolderInUse);
  await (await lockFolder(join(folder, 'inner'))).release();
  await lock.release();
  await rm(other);
});

test('a process that is killed leaves no claim behind', async () => {
  const source = `import { lockFolder } from ${JSON.stringify(join(process.cwd(), 'server/embedded/lock.ts'))};
    await lockFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
  const ended = once(holder, 'exit');
  holder.kill('SIGKILL');
  await ended;
  await (await lockFolder(folder)).release();
});
