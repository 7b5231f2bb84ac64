import type { DraftBlock, Each, Paper } from './papers-schema.ts';

/** A blank of a template: where its value comes from, and what to fill in while there is none. */
export interface Blank {
  source: string;
  prompt: string | null;
}

const BLANK = /\{([^{}|]+)(?:\|([^{}]*))?\}/g;

/** `甲方：{organisation.name|牵头单位全称}` in its parts, in order. */
export function templateParts(text: string): (string | Blank)[] {
  const parts: (string | Blank)[] = [];
  let end = 0;
  for (const found of text.matchAll(BLANK)) {
    if (found.index > end) parts.push(text.slice(end, found.index));
    parts.push({ source: found[1]!.trim(), prompt: found[2]?.trim() || null });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** Every text of a template with its place and what it is repeated for. */
export function templateTexts(
  blocks: readonly DraftBlock[],
  path: readonly (string | number)[] = [],
  within: Each['of'] | null = null,
): { text: string; path: (string | number)[]; within: Each['of'] | null }[] {
  return blocks.flatMap((block, index) => {
    const at = (...more: (string | number)[]) => [...path, index, ...more];
    if ('each' in block) {
      const none = block.none ? [{ text: block.none, path: at('none'), within }] : [];
      return [...templateTexts(block.blocks, at('blocks'), block.each.of), ...none];
    }
    if ('table' in block) return tableTexts(block.table, at('table'), within);
    if ('list' in block) return block.list.map((text, place) => ({ text, path: at('list', place), within }));
    return Object.entries(block).flatMap(([key, text]) =>
      typeof text === 'string' && key !== 'align' ? [{ text, path: at(key), within }] : [],
    );
  });
}

function tableTexts(
  table: Extract<DraftBlock, { table: unknown }>['table'],
  path: readonly (string | number)[],
  within: Each['of'] | null,
) {
  const rows = table.rows.flatMap((row, index) =>
    row.map((text, place) => ({ text, path: [...path, 'rows', index, place], within })),
  );
  const each = table.each;
  const repeated = each?.row.map((text, place) => ({
    text,
    path: [...path, 'each', 'row', place],
    within: each.for.of,
  }));
  return [...rows, ...(repeated ?? [])];
}

/** What officers look for, as shown: a line each, with the clauses it rests on, suggestions marked as such. */
export const looksForLines = (paper: Paper): string[] =>
  paper.looks_for.map(
    ({ text, clauses, suggestion }) =>
      `${suggestion ? '建议：' : ''}${text}（${suggestion ? '参考' : '依据'}条款 ${clauses.join('、')}）`,
  );
