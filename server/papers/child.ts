import { inspect, type Inspected } from './inspect/inspect.ts';
import { Refusal, type RefusalCode } from './inspect/refusal.ts';
import { toJpeg, type JpegOptions } from './picture.ts';
import { readText } from './text/read-text.ts';
import type { Certificate } from '../services/filing/certificate.ts';
import type { Extraction, TextKind } from '../services/precheck/paper-text.ts';

/** Looks into files of strangers, and draws what takes long, in a process of its own that may be killed at any time. One at a time. */
export type Job =
  | { task: 'inspect'; path: string }
  | ({ task: 'jpeg'; path: string } & JpegOptions)
  | { task: 'text'; bytes: Uint8Array; kind: TextKind }
  | { task: 'certificate'; certificate: Certificate };
export type Reply =
  | { type: 'inspected'; file: Inspected }
  | { type: 'jpeg'; bytes: Uint8Array }
  | { type: 'text'; extraction: Extraction }
  | { type: 'certificate'; bytes: Uint8Array }
  | { type: 'refused'; code: RefusalCode };

async function work(job: Job): Promise<Reply> {
  try {
    if (job.task === 'text') return { type: 'text', extraction: await readText(job.bytes, job.kind) };
    if (job.task === 'jpeg') return { type: 'jpeg', bytes: await toJpeg(job.path, job) };
    if (job.task === 'certificate') return { type: 'certificate', bytes: await draw(job.certificate) };
    return { type: 'inspected', file: await inspect(job.path) };
  } catch (error) {
    return { type: 'refused', code: error instanceof Refusal ? error.code : 'damaged' };
  }
}

/** Loaded when it is first wanted: a check of papers needs none of it. */
async function draw(certificate: Certificate): Promise<Uint8Array> {
  const { renderCertificatePdf } = await import('./certificate/render-pdf.ts');
  return renderCertificatePdf(certificate);
}

process.on('message', (job: Job) => {
  void work(job).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit());
// A library's stray rejection concerns a file that has been answered for.
process.on('unhandledRejection', () => undefined);
