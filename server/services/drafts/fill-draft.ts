import { evaluate } from '../../../bot/policy/evaluate.ts';
import type { DraftBlock, DraftTemplate, Each } from '../../../bot/policy/papers-schema.ts';
import { fillText, type Filling, type Round } from './fill-text.ts';
import type { FilledBlock, FilledDraft, Row } from './filled.ts';
import { GUIDANCE } from '../../phrases/drafts.ts';

type Table = Extract<DraftBlock, { table: unknown }>['table'];
type Simple = Exclude<DraftBlock, { table: unknown } | { each: unknown }>;
/** Rows that are left open while no member is known. */
const OPEN_ROWS = 3;

/** Fills a template of the pack with what is known of an application; the rest is left as blanks that say what belongs there. */
export const fillDraft = (filling: Filling, template: DraftTemplate): FilledDraft => ({
  fileName: template.file_name,
  blocks: template.blocks.flatMap((block) => fillBlock(filling, block)),
});

function fillBlock(filling: Filling, block: DraftBlock): FilledBlock[] {
  if ('table' in block) return [fillTable(filling, block.table)];
  if (!('each' in block)) return fillSimple(filling, block, null);
  const rounds = roundsOf(filling, block.each);
  if (rounds.length === 0 && block.none !== undefined)
    return fillSimple(filling, { paragraph: block.none, align: 'left', indent: true }, null);
  return rounds.flatMap((round) => block.blocks.flatMap((part) => fillSimple(filling, part, round)));
}

function fillSimple(filling: Filling, block: Simple, round: Round | null): FilledBlock[] {
  const lines = (text: string) => fillText(filling, text, round);
  if ('page_break' in block) return [{ type: 'page_break' }];
  if ('title' in block) return lines(block.title).map((line) => ({ type: 'title', line }));
  if ('heading' in block)
    return lines(block.heading).map((line) => ({ type: 'heading', level: block.level, line }));
  if ('paragraph' in block)
    return lines(block.paragraph).map((line) => ({
      type: 'paragraph',
      align: block.align,
      indent: block.indent,
      line,
    }));
  if ('guidance' in block)
    return lines(GUIDANCE + block.guidance).map((line) => ({ type: 'guidance', line }));
  return block.list.flatMap((item, index) =>
    lines(`${index + 1}. ${item}`).map((line): FilledBlock => ({ type: 'item', line })),
  );
}

function fillTable(filling: Filling, { columns, rows, each }: Table): FilledBlock {
  const fill = (cells: readonly string[], round: Round | null): Row =>
    cells.map((cell) => fillText(filling, cell, round));
  const repeated = each ? roundsOf(filling, each.for).map((round) => fill(each.row, round)) : [];
  return { type: 'table', columns, rows: [...rows.map((row) => fill(row, null)), ...repeated] };
}

function roundsOf({ pack, view }: Filling, each: Each): Round[] {
  if (each.of === 'unmet_rule') {
    return evaluate(pack, view.facts)
      .rules.filter(({ rule, status }) => status === 'unmet' && rule.strength === each.strength)
      .map(({ rule }, index) => ({ number: index + 1, rule }));
  }
  if (view.members.length === 0)
    return Array.from({ length: OPEN_ROWS }, (_, index) => ({ number: index + 1, member: null }));
  return view.members.map((member, index) => ({ number: index + 1, member }));
}
