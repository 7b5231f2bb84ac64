import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);

/** As an operator calls it, away from any stored data. */
const dryRun = (folder: string) =>
  run(process.execPath, ['--import', 'tsx', 'server/commands/dry-run.ts', '--pack', folder], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATA_DIR: join(folder, 'no-data') },
  });

test('a faulty pack is refused with file and line, and nothing is judged by it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp('bot/packs/baoshan-2025-8', folder, { recursive: true });
  const rules = join(folder, 'rules.yaml');
  const lines = (await readFile(rules, 'utf8')).split('\n');
  const at = lines.findIndex((line) => /^\s+clauses: \[/.test(line));
  lines[at] = lines[at]!.replace(/\[.*\]/, '["9.9.9"]');
  await writeFile(rules, lines.join('\n'));
  const refused = await dryRun(folder).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect((refused as { stderr: string }).stderr).toMatch(new RegExp(`^${rules}:${at + 1} .*9\\.9\\.9`, 'm'));
});
