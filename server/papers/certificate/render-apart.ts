import { ServerError } from '../../errors.ts';
import type { RenderCertificate } from '../../services/filing/certificate.ts';
import type { Apart } from '../apart.ts';

/** Reading a font of ten megabytes would hold up everybody else. */
export const createRenderPdfApart =
  (apart: Pick<Apart, 'run'>): RenderCertificate =>
  async (certificate) => {
    const reply = await apart.run({ task: 'certificate', certificate });
    if (reply?.type === 'certificate') return reply.bytes;
    throw new ServerError(
      503,
      'certificate_failed',
      '证明没有生成成功，请稍后再试；仍然不行的，请下载 Word 版。',
    );
  };
