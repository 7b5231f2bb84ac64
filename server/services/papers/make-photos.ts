import { ServerError } from '../../errors.ts';
import { idFrom } from '../id-from.ts';
import { nameOfKind } from './file-name.ts';
import type { KeepFile } from './keep-file.ts';
import type {
  Content,
  Deed,
  InspectFile,
  PaperFile,
  PaperStore,
  Pictures,
  Upload,
  Uploads,
} from './ports.ts';

export interface PhotosDeps {
  uploads: Uploads;
  papers: PaperStore;
  inspect: InspectFile;
  pictures: Pictures;
  keep: KeepFile;
  contentOf: (bytes: Uint8Array) => Content;
}
export interface PhotosCommand {
  documentId: string;
  uploads: readonly string[];
  name: string;
  replaces: string | null;
}

const missing = () =>
  new ServerError(409, 'upload_missing', '有照片没有传完，或已过期，请重新上传这些照片。');

/** Several pictures of one paper become one PDF. The timeline keeps the digests of the pictures. */
export function createMakePhotos({ uploads, papers, inspect, pictures, keep, contentOf }: PhotosDeps) {
  return async (command: PhotosCommand, deed: Deed): Promise<PaperFile> => {
    const id = idFrom(deed.key, 'file');
    const there = await papers.file(deed.applicationId, id);
    if (there) return there;
    const parts = await Promise.all(
      command.uploads.map((upload) => readPart(uploads, upload, command, deed)),
    );
    const sources = [];
    for (const part of parts) {
      const path = uploads.path(part.id);
      sources.push({ path, kind: (await inspect(path, part.name)).kind });
    }
    const originals = [];
    for (const part of parts) originals.push((await uploads.content(part.id)).sha256);
    const content = contentOf(await pictures.toPdf(sources));
    const { documentId, replaces, name } = command;
    const file = {
      id,
      documentId,
      name: nameOfKind(name, 'pdf'),
      kind: 'pdf',
      pages: parts.length,
      replaces,
    } as const;
    const kept = await keep(file, content, deed, { pictures: originals });
    for (const part of parts) await uploads.remove(part.id);
    return kept;
  };
}

/** A picture of this person for this very document. */
async function readPart(
  uploads: Uploads,
  id: string,
  { documentId }: PhotosCommand,
  deed: Deed,
): Promise<Upload> {
  const upload = await uploads.read(id);
  const fits =
    upload?.complete === true &&
    upload.photo &&
    upload.contactId === deed.contactId &&
    upload.applicationId === deed.applicationId &&
    upload.documentId === documentId;
  if (!fits) throw missing();
  return upload;
}
