import { GUIDANCE } from '../../phrases/drafts.ts';
import { placeOf, type Hint } from './finding.ts';
import { HINTS } from '../../phrases/hints.ts';
import type { TextIndex } from './text-index.ts';

const BLANK = /_{2,}|(?<![a-z])x{2,}(?=公司|单位|大学|研究|年|月)|某某/g;

/** What a draft leaves to be filled in, and its notes to the writer. */
export function checkBlanks(index: TextIndex): Hint[] {
  const blanks = [...index.folded.matchAll(BLANK)];
  const notes = index.original.split(GUIDANCE).length - 1;
  const hints: Hint[] = [];
  const [first] = blanks;
  if (first !== undefined) {
    const place = placeOf(index, first.index, first.index + first[0].length);
    hints.push({ code: 'blanks_left', text: HINTS.blanksLeft(blanks.length), place });
  }
  if (notes > 0) {
    const at = index.original.indexOf(GUIDANCE);
    const place = placeOf(index, at, at + GUIDANCE.length);
    hints.push({ code: 'guidance_left', text: HINTS.guidanceLeft(notes), place });
  }
  return hints;
}
