import { fold } from '../../../bot/language/words/simplified.ts';
import { isContentsLine, isHeading, numberingStyle, withoutNumbering } from './headings.ts';
import type { PaperText, TextBlock } from './paper-text.ts';
import { squeeze } from './squeeze.ts';

/** A paper's text in the forms in which it is searched. */
export interface TextIndex {
  blocks: readonly IndexedBlock[];
  /** All blocks, squeezed: words that a line break or a space cuts in two are whole again. */
  squeezed: string;
  /** Width, case and characters folded; blocks in a line each. Same length as `original`. */
  folded: string;
  original: string;
  unread: readonly number[];
  /** Of a place in `squeezed`: the place in `original`. */
  originalAt(place: number): number;
  /** Of a place in `original`: its block. */
  blockAt(place: number): IndexedBlock | null;
}

export interface IndexedBlock {
  index: number;
  text: string;
  squeezed: string;
  /** Squeezed, without a heading's number. */
  bare: string;
  /** How it is numbered; empty for not at all. */
  numbering: string;
  page: number | null;
  heading: boolean;
  /** A line of a table of contents: it names what comes, and settles nothing. */
  contents: boolean;
  /** In `original`. */
  start: number;
}

export function indexText({ blocks, unread }: PaperText): TextIndex {
  const original = blocks.map(({ text }) => text).join('\n');
  const places: number[] = [];
  let start = 0;
  const indexed = blocks.map((block, index): IndexedBlock => {
    const { text, at } = squeeze(block.text);
    for (const place of at) places.push(start + place);
    const own = indexBlock(block, index, text, start);
    start += block.text.length + 1;
    return own;
  });
  return {
    blocks: indexed,
    squeezed: indexed.map(({ squeezed }) => squeezed).join(''),
    folded: fold(original),
    original,
    unread,
    originalAt: (place) => places[Math.min(place, places.length - 1)] ?? 0,
    blockAt: (place) => blockAt(indexed, place),
  };
}

function indexBlock(block: TextBlock, index: number, squeezed: string, start: number): IndexedBlock {
  const { text, page } = block;
  const contents = isContentsLine(text);
  const numbering = numberingStyle(text);
  const bare = numbering === '' ? squeezed : squeeze(withoutNumbering(text)).text;
  const heading = !contents && (block.heading || isHeading(text));
  return { index, text, squeezed, bare, numbering, page, contents, heading, start };
}

/** The last block that begins no later. */
function blockAt(blocks: readonly IndexedBlock[], place: number): IndexedBlock | null {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (blocks[middle]!.start <= place) low = middle;
    else high = middle - 1;
  }
  return blocks[low] ?? null;
}
