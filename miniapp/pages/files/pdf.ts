import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';

/** Tables that fonts of Chinese need which a PDF does not carry; each is loaded when a page asks for it. */
const CMAPS = import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/{GB,UniGB,Adobe-GB}*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Answers what the worker asks for; without a font or a table it draws with what the phone has. */
class Tables {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const [, url] = Object.entries(CMAPS).find(([path]) => path.endsWith(`/${filename}`)) ?? [];
    if (url === undefined) throw new Error(`There is no table ${filename}.`);
    const response = await fetch(url);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** @throws where the file is no PDF, is encrypted, or the phone is too old for it */
export function openPdf(url: string): pdfjs.PDFDocumentLoadingTask {
  // In a worker of its own each time: closing the document ends it.
  const worker = pdfjs.PDFWorker.create({ port: new PdfWorker() });
  return pdfjs.getDocument({
    url,
    worker,
    BinaryDataFactory: Tables,
    useWorkerFetch: false,
    // The policy of the page lets no WebAssembly in.
    useWasm: false,
    enableXfa: false,
  });
}
