import mammoth from 'mammoth';
import type { Extraction, TextBlock } from '../../services/precheck/paper-text.ts';
import { staysInBounds } from './guard-zip.ts';
import { isLegible } from './legible.ts';

/** Of HTML: some five hundred pages. */
const MOST_CHARACTERS = 1_000_000;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

export async function readDocx(bytes: Uint8Array): Promise<Extraction> {
  if (!(await staysInBounds(bytes))) return { type: 'unreadable', reason: 'too_much' };
  let pictures = 0;
  const countPicture = mammoth.images.imgElement(() => {
    pictures += 1;
    return Promise.resolve({ src: '' });
  });
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    { convertImage: countPicture, externalFileAccess: false },
  );
  const blocks = blocksOf(value.slice(0, MOST_CHARACTERS));
  if (pictures > 0 && !isLegible(blocks.map(({ text }) => text).join(''))) return { type: 'scan' };
  return { type: 'text', text: { blocks, unread: [] } };
}

/** The converter writes plain HTML: elements, five entities, no comments. */
function blocksOf(html: string): TextBlock[] {
  return html
    .split(/(?=<(?:p|h[1-6]|li|td|th)\b)/)
    .map((part) => ({ heading: /^<h[1-6]\b/.test(part), text: textOf(part), page: null }))
    .filter(({ text }) => text !== '');
}

const textOf = (html: string): string =>
  html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!)
    .trim();
