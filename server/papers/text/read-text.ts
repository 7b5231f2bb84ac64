import type { Extraction, TextKind } from '../../services/precheck/paper-text.ts';

/** Runs apart from the program; the libraries are loaded by who needs them. */
export async function readText(bytes: Uint8Array, kind: TextKind): Promise<Extraction> {
  try {
    // A copy in memory of its own: the libraries detach and pool as they like.
    const own = new Uint8Array(bytes);
    if (kind === 'docx') return await (await import('./docx-text.ts')).readDocx(own);
    return await (await import('./pdf-text.ts')).readPdf(own);
  } catch {
    return { type: 'unreadable', reason: 'damaged' };
  }
}
