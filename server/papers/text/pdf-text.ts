import { getDocumentProxy } from 'unpdf';
import type { Extraction, TextBlock } from '../../services/precheck/paper-text.ts';
import { isLegible } from './legible.ts';

const MOST_PAGES = 300;
type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

export async function readPdf(bytes: Uint8Array): Promise<Extraction> {
  const document = await open(bytes);
  if (document === null) return { type: 'unreadable', reason: 'encrypted' };
  try {
    const blocks: TextBlock[] = [];
    const unread: number[] = [];
    for (let page = 1; page <= document.numPages; page += 1) {
      const lines = page <= MOST_PAGES ? await linesOf(document, page) : [];
      if (isLegible(lines.join(''))) for (const text of lines) blocks.push({ text, page, heading: false });
      else unread.push(page);
    }
    // A cover that can be read does not make a scan a text.
    if (unread.length * 2 >= document.numPages) return { type: 'scan' };
    return { type: 'text', text: { blocks, unread } };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Document | null> {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, stopAtErrors: false });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return null;
    throw error;
  }
}

async function linesOf(document: Document, number: number): Promise<string[]> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) {
    if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  page.cleanup();
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
