import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileConfigstore, FileStore as TusStore } from '@tus/file-store';
import type { Upload, Uploads } from '../services/papers/ports.ts';
import { contentOfFile } from './content.ts';

const ID = /^[A-Za-z0-9_-]{22}$/;
const DAY_MS = 24 * 3_600_000;
/** Unfinished uploads, and pictures that have not become pages. */
const KEPT_MS = 7 * DAY_MS;
/** After its end an upload is only kept for a sender who did not hear of it. */
const FINISHED_KEPT_MS = DAY_MS;

export interface UploadFolder extends Uploads {
  /** Where the protocol writes. */
  tus: TusStore;
  /** Whole uploads that are not pictures, for whoever makes sure that they have been finished. */
  whole(): Promise<readonly Upload[]>;
  /** Removes what nobody will come back for; how many. */
  sweep(now: Date): Promise<number>;
}

/** Uploads as two files each: the bytes so far, and what is known of them. What lies there survives a restart. */
export function createUploadFolder(folder: string): UploadFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const tus = new TusStore({ directory: folder, expirationPeriodInMilliseconds: KEPT_MS });
  const records = new FileConfigstore(folder);
  const path = (id: string) => join(folder, id);

  async function read(id: string): Promise<Upload | null> {
    if (!ID.test(id)) return null;
    const [record, bytes] = await Promise.all([records.get(id).catch(() => undefined), sizeOf(path(id))]);
    const { application, contact, document, name, replaces, part } = record?.metadata ?? {};
    if (!record || bytes === null || !application || !contact || !document) return null;
    return {
      id,
      contactId: contact,
      applicationId: application,
      documentId: document,
      name: name ?? '',
      replaces: replaces ?? null,
      photo: part === 'photo',
      complete: record.size === bytes,
      createdAt: new Date(record.creation_date ?? 0),
    };
  }

  async function remove(id: string): Promise<void> {
    await rm(path(id), { force: true });
    await rm(`${path(id)}.json`, { force: true });
  }

  const all = async () => [...new Set((await readdir(folder)).map((file) => file.replace(/\.json$/, '')))];

  return {
    tus,
    read,
    remove,
    path,
    content: (id) => contentOfFile(path(id)),
    async whole() {
      const uploads = await Promise.all((await all()).map(read));
      return uploads.filter((upload) => upload !== null && upload.complete && !upload.photo) as Upload[];
    },
    async sweep(now) {
      let removed = 0;
      for (const id of await all()) {
        const [upload, touched] = await Promise.all([read(id), touchedAt(path(id))]);
        const finished = upload?.complete === true && !upload.photo;
        const until = touched + (finished ? FINISHED_KEPT_MS : KEPT_MS);
        if (now.getTime() < until) continue;
        await remove(id);
        removed += 1;
      }
      return removed;
    },
  };
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

/** When a byte was last added; for a record without bytes, when that was made. */
async function touchedAt(path: string): Promise<number> {
  const found = (await stat(path).catch(() => null)) ?? (await stat(`${path}.json`).catch(() => null));
  return found?.mtimeMs ?? 0;
}
