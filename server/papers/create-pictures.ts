import { ServerError } from '../errors.ts';
import { MAX_FILE_BYTES } from '../contract/papers.ts';
import type { FileKind, Pictures } from '../services/papers/ports.ts';
import type { Apart } from './apart.ts';
import { pagesOf } from './pages-of.ts';

/** From what is good to read down to what is still readable. */
const PAGE_SIZES = [
  { maxSide: 2_000, quality: 78 },
  { maxSide: 1_600, quality: 65 },
  { maxSide: 1_200, quality: 55 },
];
const PREVIEW = { maxSide: 1_600, quality: 80 };

/** One picture at a time is unpacked; what is kept of it is its page. */
export function createPictures(apart: Apart): Pictures {
  async function jpeg(path: string, kind: FileKind, size: { maxSide: number; quality: number }) {
    const reply = await apart.run({ task: 'jpeg', path, heic: kind === 'heic', ...size });
    if (reply?.type === 'jpeg') return reply.bytes;
    throw new ServerError(422, 'file_damaged', '有一张照片打不开，可能已损坏，请重新拍照后再试。');
  }

  return {
    toPreview: (path, kind) => jpeg(path, kind, PREVIEW),
    async toPdf(pictures) {
      for (const size of PAGE_SIZES) {
        const pdf = await pagesOf(
          pictures.map(
            ({ path, kind }) =>
              () =>
                jpeg(path, kind, size),
          ),
        );
        if (pdf.length <= MAX_FILE_BYTES) return pdf;
      }
      throw new ServerError(413, 'too_large', '照片合起来超过 20 MB，请分成几份，每份少放几张。');
    },
  };
}
