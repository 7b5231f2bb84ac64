import type { PaperChecks } from '../../../bot/policy/papers-schema.ts';
import { placeOf, type Hint } from './finding.ts';
import { HINTS } from '../../phrases/hints.ts';
import type { TextIndex } from './text-index.ts';

const NUMERALS = '一二三四五六七八九十';
const YEARS = /^[^。；]{0,12}?(\d{1,2}|[一二两三四五六七八九十])\s*(?:个)?\s*年(?!\s*\d{1,2}\s*月)/;

/** A period that is asked for and longer than the clause has it. */
export function checkValidity(index: TextIndex, validity: NonNullable<PaperChecks['validity']>): Hint[] {
  const pattern = new RegExp(validity.words.join('|'), 'g');
  for (const found of index.folded.matchAll(pattern)) {
    const end = found.index + found[0].length;
    const years = YEARS.exec(index.folded.slice(end, end + 24));
    const written = years === null ? 0 : yearsOf(years[1]!);
    if (written <= validity.years_at_most) continue;
    const text = HINTS.tooLong(found[0], written, validity.years_at_most, validity.clauses);
    return [{ code: 'validity_doubtful', text, place: placeOf(index, found.index, end + years![0].length) }];
  }
  return [];
}

const yearsOf = (signs: string): number =>
  /\d/.test(signs) ? Number(signs) : NUMERALS.indexOf(signs.replace('两', '二')) + 1;
