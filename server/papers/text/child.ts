import { readDocx } from './docx-text.ts';
import { readPdf } from './pdf-text.ts';
import type { Extraction, TextKind } from '../../services/precheck/paper-text.ts';

/** Takes text out of files in a process of its own, which may be killed at any time. One file at a time. */
export interface Job {
  bytes: Uint8Array;
  kind: TextKind;
}

const READERS: Record<TextKind, (bytes: Uint8Array) => Promise<Extraction>> = {
  docx: readDocx,
  pdf: readPdf,
};

async function read({ bytes, kind }: Job): Promise<Extraction> {
  try {
    // A copy in memory of its own: the libraries detach and pool as they like.
    return await READERS[kind](new Uint8Array(bytes));
  } catch {
    return { type: 'unreadable', reason: 'damaged' };
  }
}

process.on('message', (job: Job) => {
  void read(job).then((extraction) => process.send?.(extraction));
});
process.on('disconnect', () => process.exit());
// A library's stray rejection concerns a file that has been answered for.
process.on('unhandledRejection', () => undefined);
