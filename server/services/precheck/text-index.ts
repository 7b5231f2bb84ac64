import { fold } from '../../../bot/language/words/simplified.ts';
import { isContentsLine, isHeading } from './headings.ts';
import type { PaperText } from './paper-text.ts';
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
  page: number | null;
  heading: boolean;
  /** A line of a table of contents: it names what comes, and settles nothing. */
  contents: boolean;
  /** In `original`. */
  start: number;
}

export function indexText({ blocks, unread }: PaperText): TextIndex {
  const original = blocks.map(({ text }) => text).join('\n');
  const whole = squeeze(original);
  let start = 0;
  const indexed = blocks.map((block, index): IndexedBlock => {
    const own = {
      index,
      text: block.text,
      squeezed: squeeze(block.text).text,
      page: block.page,
      contents: isContentsLine(block.text),
      start,
    };
    start += block.text.length + 1;
    return { ...own, heading: !own.contents && (block.heading || isHeading(block.text)) };
  });
  return {
    blocks: indexed,
    squeezed: whole.text,
    folded: fold(original),
    original,
    unread,
    originalAt: (place) => whole.at[Math.min(place, whole.at.length - 1)] ?? 0,
    blockAt: (place) => blockAt(indexed, place),
  };
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
