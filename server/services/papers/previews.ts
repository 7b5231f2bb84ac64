import { ServerError } from '../../errors.ts';
import type { Content, FileKind, FileStore, PaperFile } from './ports.ts';

export interface PreviewDeps {
  files: FileStore;
  /** A JPEG of a picture that the store keeps. */
  draw: (storageKey: string, kind: FileKind) => Promise<Uint8Array>;
  contentOf: (bytes: Uint8Array) => Content;
}

export interface Previews {
  /** Makes the preview where there is none yet; its size. @throws {ServerError} `no_preview` (422) */
  ensure(file: PaperFile): Promise<number>;
  placeOf(file: PaperFile): { key: string; kind: FileKind };
}

const PICTURES: readonly FileKind[] = ['jpeg', 'png', 'heic'];

/** A PDF is shown as it is; a picture as a smaller JPEG, drawn when it is first asked for and kept beside the original. */
export function createPreviews({ files, draw, contentOf }: PreviewDeps): Previews {
  const placeOf = (file: PaperFile) => {
    if (file.kind === 'pdf') return { key: file.storageKey, kind: file.kind };
    if (PICTURES.includes(file.kind)) return { key: `${file.storageKey}.jpg`, kind: 'jpeg' as const };
    throw new ServerError(422, 'no_preview', '这种文件不能在页面里预览，请打开原文件查看。');
  };
  return {
    placeOf,
    async ensure(file) {
      const { key } = placeOf(file);
      if (key === file.storageKey) return file.bytes;
      const there = await files.size(key);
      if (there !== null) return there;
      const content = contentOf(await draw(file.storageKey, file.kind));
      await files.put(key, content);
      return content.bytes;
    },
  };
}
