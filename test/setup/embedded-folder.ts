import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startEmbeddedPostgres } from '../../server/embedded/postgres.ts';
import { migrate } from '../../server/stores/migrate.ts';

/** As a first start leaves the database before its migrations, or after them. */
export type Contents = 'empty' | 'furnished';

const templates: Partial<Record<Contents, Promise<string>>> = {};

/**
 * A folder with an embedded database: making one takes seconds of computing, copying one does not. What the first start
 * itself does is tested on a folder that is truly empty.
 */
export async function copyEmbeddedDatabase(target: string, contents: Contents): Promise<void> {
  await cp(await templateOf(contents), target, { recursive: true });
}

const templateOf = (contents: Contents) => (templates[contents] ??= makeTemplate(contents));

async function makeTemplate(contents: Contents): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder'), `pglite-${contents}-`));
  if (contents === 'furnished') await cp(await templateOf('empty'), folder, { recursive: true });
  const { database, stop } = await startEmbeddedPostgres(folder);
  if (contents === 'furnished') await migrate(database);
  await stop();
  return folder;
}
