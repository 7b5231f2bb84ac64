import type { IndexedBlock, TextIndex } from './text-index.ts';

/** A hint: what was looked for, what was found, where. Never a verdict. */
export interface Hint {
  code: string;
  text: string;
  place: string | null;
}

const AROUND = 12;

/** The page, the heading above and the words around a place of the original text. */
export function placeOf(index: TextIndex, from: number, to: number): string {
  const block = index.blockAt(from);
  const page = block?.page == null ? null : `第${block.page}页`;
  const heading = block === null ? null : headingAbove(index, block);
  const start = Math.max(block?.start ?? 0, from - AROUND);
  const words = index.original
    .slice(start, Math.min(index.original.length, to + AROUND))
    .replace(/\s+/g, ' ')
    .trim();
  return [page, heading === null ? null : `“${heading}”下`, `“…${words}…”`]
    .filter((part) => part !== null)
    .join('，');
}

function headingAbove(index: TextIndex, block: IndexedBlock): string | null {
  for (let at = block.index - 1; at >= Math.max(0, block.index - 60); at -= 1) {
    const above = index.blocks[at]!;
    if (above.heading) return above.text.slice(0, 30);
  }
  return null;
}
