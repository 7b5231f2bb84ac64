import { inspect, type Inspected } from './inspect/inspect.ts';
import { Refusal, type RefusalCode } from './inspect/refusal.ts';
import { toJpeg, type JpegOptions } from './picture.ts';
import { readText } from './text/read-text.ts';
import type { Extraction, TextKind } from '../services/precheck/paper-text.ts';

/** Looks into files of strangers, in a process of its own that may be killed at any time. One at a time. */
export type Job =
  | { task: 'inspect'; path: string }
  | ({ task: 'jpeg'; path: string } & JpegOptions)
  | { task: 'text'; bytes: Uint8Array; kind: TextKind };
export type Reply =
  | { type: 'inspected'; file: Inspected }
  | { type: 'jpeg'; bytes: Uint8Array }
  | { type: 'text'; extraction: Extraction }
  | { type: 'refused'; code: RefusalCode };

async function work(job: Job): Promise<Reply> {
  try {
    if (job.task === 'text') return { type: 'text', extraction: await readText(job.bytes, job.kind) };
    if (job.task === 'jpeg') return { type: 'jpeg', bytes: await toJpeg(job.path, job) };
    return { type: 'inspected', file: await inspect(job.path) };
  } catch (error) {
    return { type: 'refused', code: error instanceof Refusal ? error.code : 'damaged' };
  }
}

process.on('message', (job: Job) => {
  void work(job).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit());
// A library's stray rejection concerns a file that has been answered for.
process.on('unhandledRejection', () => undefined);
