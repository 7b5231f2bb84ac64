import type { PaperChecks } from '../../../bot/policy/papers-schema.ts';
import { daysIn, type WrittenDay } from './days.ts';
import { placeOf, type Hint } from './finding.ts';
import { HINTS } from '../../phrases/hints.ts';
import type { TextIndex } from './text-index.ts';

const AFTER_LABEL = 14;
/** 自…起至…止, with nothing between the two dates but that. */
const PERIOD = /^\s*(?:起)?\s*(?:至|到|-|~|—)+\s*$/;
/** On the label's own line: below a column's title there is always something. */
const BLANK_DAY = /^[ :]*(?:[_ ]*年[_ ]*月[_ ]*日|_{2,})/;

/** Dates that cannot be: none of the calendar, a signature that lies ahead, a period that ends before it begins. */
export function checkDates(
  index: TextIndex,
  dates: NonNullable<PaperChecks['dates']>,
  today: string,
): Hint[] {
  const days = daysIn(index.folded);
  return [...impossible(index, days), ...periods(index, days), ...signed(index, days, dates.signed, today)];
}

const doubt = (index: TextIndex, text: string, { from, to }: { from: number; to: number }): Hint => ({
  code: 'date_doubtful',
  text,
  place: placeOf(index, from, to),
});

const impossible = (index: TextIndex, days: readonly WrittenDay[]): Hint[] =>
  days.filter(({ day }) => day === null).map((day) => doubt(index, HINTS.noSuchDay(day.written), day));

function periods(index: TextIndex, days: readonly WrittenDay[]): Hint[] {
  return days.slice(1).flatMap((end, at) => {
    const begin = days[at]!;
    const joined = PERIOD.test(index.folded.slice(begin.to, end.from));
    if (!joined || begin.day === null || end.day === null || begin.day <= end.day) return [];
    return [
      doubt(index, HINTS.endsBeforeBegin(begin.written, end.written), { from: begin.from, to: end.to }),
    ];
  });
}

function signed(
  index: TextIndex,
  days: readonly WrittenDay[],
  labels: readonly string[],
  today: string,
): Hint[] {
  const hints: Hint[] = [];
  let blank: Hint | null = null;
  for (const { end, label } of labelsIn(index.folded, labels)) {
    const after = days.find(({ from }) => from >= end && from - end <= AFTER_LABEL);
    if (after?.day != null && after.day > today)
      hints.push(doubt(index, HINTS.signedAhead(label, after.written), after));
    if (after === undefined && BLANK_DAY.test(index.folded.slice(end, end + 24)))
      blank ??= {
        code: 'date_missing',
        text: HINTS.dayBlank(label),
        place: placeOf(index, end - label.length, end),
      };
  }
  return blank === null ? hints : [...hints, blank];
}

function labelsIn(folded: string, labels: readonly string[]): { label: string; end: number }[] {
  const spaced = labels.map((label) => [...label].join('\\s*'));
  const pattern = new RegExp(spaced.join('|'), 'g');
  return [...folded.matchAll(pattern)].map((found) => ({
    label: found[0].replace(/\s/g, ''),
    end: found.index + found[0].length,
  }));
}
