import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createLocalStore } from '../files/local-store.ts';
import { createS3Store } from '../files/s3-store.ts';
import type { FileStore } from '../services/papers/ports.ts';

/** Where uploaded files are kept. @param clock epoch milliseconds */
export const createFiles = (
  { s3, dataDir }: Pick<Config, 's3' | 'dataDir'>,
  clock: () => number,
): FileStore =>
  s3 === null
    ? createLocalStore({ folder: join(dataDir, 'files'), newName: randomUUID })
    : createS3Store({ ...s3, now: () => new Date(clock()) });
