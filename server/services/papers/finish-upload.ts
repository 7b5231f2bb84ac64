import { ServerError } from '../../errors.ts';
import { idFrom } from '../id-from.ts';
import { cleanName, nameOfKind } from './file-name.ts';
import type { KeepFile } from './keep-file.ts';
import type { InspectFile, PaperStore, Upload, Uploads } from './ports.ts';

export interface FinishDeps {
  uploads: Uploads;
  papers: PaperStore;
  inspect: InspectFile;
  keep: KeepFile;
}

const PICTURES: readonly string[] = ['jpeg', 'png', 'heic'];

export const notAPicture = (name: string): ServerError =>
  new ServerError(422, 'not_a_picture', `“${name}”不是照片。请拍照或选择 JPG、PNG、HEIC 图片。`);

/**
 * What follows the last byte of an upload: it is looked at, kept and listed. Repeated after a crash or a lost answer, it yields the same
 * file. A refused upload leaves nothing behind.
 */
export function createFinishUpload(deps: FinishDeps) {
  const { uploads, papers } = deps;
  /** The file's id; null for a picture, which waits to become a page. */
  return async (upload: Upload, now: Date): Promise<string | null> => {
    const id = idFrom(upload.id, 'file');
    if (await papers.file(upload.applicationId, id)) return id;
    try {
      return await finish(deps, upload, id, now);
    } catch (error) {
      if (error instanceof ServerError && error.status < 500) await uploads.remove(upload.id);
      throw error;
    }
  };
}
export type FinishUpload = ReturnType<typeof createFinishUpload>;

async function finish(
  { uploads, inspect, keep }: FinishDeps,
  upload: Upload,
  id: string,
  now: Date,
): Promise<string | null> {
  const shown = cleanName(upload.name) || '文件';
  const { kind, pages } = await inspect(uploads.path(upload.id), shown);
  if (upload.photo) {
    if (!PICTURES.includes(kind)) throw notAPicture(shown);
    return null;
  }
  const { applicationId, contactId, documentId, replaces } = upload;
  const file = { id, documentId, name: nameOfKind(upload.name, kind), kind, pages, replaces };
  await keep(file, await uploads.content(upload.id), { applicationId, contactId, key: upload.id, now });
  return id;
}
