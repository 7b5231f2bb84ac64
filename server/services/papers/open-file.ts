import { ServerError } from '../../errors.ts';
import type { Links } from './links.ts';
import type { Previews } from './previews.ts';
import type { ByteRange, FileStore, PaperFile, PaperStore } from './ports.ts';

export interface OpenDeps {
  papers: PaperStore;
  files: FileStore;
  links: Links;
  previews: Previews;
}
export type ShownAs = 'original' | 'preview';

export interface OpenedFile {
  file: PaperFile;
  /** Of the content: what is handed out may be a picture of the file. */
  kind: PaperFile['kind'];
  bytes: number;
  etag: string;
  expiresAt: Date;
  open(range?: ByteRange): Promise<NodeJS.ReadableStream>;
}

const notFound = () => new ServerError(404, 'not_found', '没有找到这个文件，它可能已被移走，请刷新后再看。');

/** A link to a file, for whoever may see it. */
export const createLinkFile =
  ({ papers, links, previews }: OpenDeps) =>
  async (applicationId: string, fileId: string, as: ShownAs, now: Date) => {
    const file = requireShown(await papers.file(applicationId, fileId));
    const bytes = as === 'preview' ? await previews.ensure(file) : file.bytes;
    const { token, expiresAt } = await links.make(
      { application: applicationId, file: fileId, as, bytes },
      now,
    );
    return { token, expiresAt, bytes, name: file.name };
  };

/** What a link leads to, as long as the file may be shown. */
export const createOpenLink =
  ({ papers, files, links, previews }: OpenDeps) =>
  async (token: string, now: Date): Promise<OpenedFile> => {
    const { application, file: fileId, as, bytes, expiresAt } = await links.read(token, now);
    const file = requireShown(await papers.file(application, fileId));
    const { key, kind } =
      as === 'preview' ? previews.placeOf(file) : { key: file.storageKey, kind: file.kind };
    return {
      file,
      kind,
      bytes,
      etag: `"${file.sha256.slice(0, 32)}${as === 'preview' ? '-p' : ''}"`,
      expiresAt,
      open: (range) => files.open(key, range),
    };
  };

/** @throws {ServerError} `not_found`, `infected`, `scan_waiting` */
export function requireShown(file: PaperFile | null): PaperFile {
  if (file === null) throw notFound();
  if (file.scan === 'infected') {
    throw new ServerError(409, 'infected', '查毒时发现这个文件带有病毒，不能打开。');
  }
  if (file.scan === 'waiting') {
    throw new ServerError(409, 'scan_waiting', '正在给这个文件查毒，请过一会儿再打开。');
  }
  return file;
}
