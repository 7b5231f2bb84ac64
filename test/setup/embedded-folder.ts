import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/embedded/postgres.ts';

let template: Promise<string> | undefined;

/**
 * A folder with an empty embedded database, as a first start leaves it: making one takes seconds of computing, copying one
 * does not. What the first start itself does is tested on a folder that is truly empty.
 */
export async function copyEmbeddedDatabase(target: string): Promise<void> {
  template ??= makeTemplate();
  await cp(await template, target, { recursive: true });
}

async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pglite-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await (await startEmbeddedPostgres(folder)).stop();
  return folder;
}
