import { getDocumentProxy } from 'unpdf';
import { refuseArchiveBehind } from './foreign.ts';
import { orDamaged, Refusal } from './refusal.ts';

/** Readers look for the end mark in the last kilobyte; a file without it is cut off, or something else was put behind it. */
const END_WITHIN = 1_024;

export async function inspectPdf(bytes: Buffer): Promise<{ pages: number }> {
  refuseArchiveBehind(bytes);
  if (!bytes.subarray(-END_WITHIN).includes('%%EOF')) throw new Refusal('damaged');
  return orDamaged(async () => {
    const pages = await countPages(new Uint8Array(bytes));
    if (pages < 1) throw new Refusal('damaged');
    return { pages };
  });
}

async function countPages(data: Uint8Array): Promise<number> {
  try {
    // Nothing in a paper is to be run; what it says is to be seen as it stands.
    const document = await getDocumentProxy(data, { isEvalSupported: false, verbosity: 0 });
    try {
      await document.getPage(1);
      return document.numPages;
    } finally {
      await document.destroy();
    }
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? new Refusal('password') : error;
  }
}
