import type { Pack } from '../../../bot/policy/pack.ts';
import type { Paper } from '../../../bot/policy/papers-schema.ts';
import type { ApplicationView } from '../drafts/application-view.ts';
import { sourceText } from '../drafts/source-text.ts';
import { checkBlanks } from './blanks.ts';
import { findContents, type ItemFound } from './contents.ts';
import { checkDates } from './dates.ts';
import { placeOf, type Hint } from './finding.ts';
import { checkCodes, checkNames } from './names.ts';
import type { Unit } from './unit.ts';
import type { PaperText } from './paper-text.ts';
import { checkPerson } from './people.ts';
import { HINTS } from '../../phrases/hints.ts';
import { indexText, type TextIndex } from './text-index.ts';
import { checkValidity } from './validity.ts';

/** Holds the text of a paper against what the pack looks for in it and against the application. */
export function precheck(
  pack: Pack,
  paper: Paper,
  view: ApplicationView,
  text: PaperText,
  today: string,
): Hint[] {
  const { checks } = paper;
  const index = indexText(text);
  const units = unitsOf(pack, checks.lead_name, view);
  const wanted = units.filter(({ lead }) => (lead ? checks.lead_name !== undefined : checks.member_names));
  return [
    ...(checks.contents ? checkContents(pack, index, checks.contents) : []),
    ...checkNames(index, units, wanted),
    ...(checks.codes ? checkCodes(index, units) : []),
    ...checks.people.flatMap(({ label, is }) => {
      const name = sourceText(pack, view, is);
      return name === null ? [] : checkPerson(index, label, name);
    }),
    ...(checks.dates ? checkDates(index, checks.dates, today) : []),
    ...(checks.validity ? checkValidity(index, checks.validity) : []),
    ...checkBlanks(index),
    ...(text.unread.length > 0
      ? [{ code: 'scan_unchecked', text: HINTS.pagesUnread(text.unread), place: null }]
      : []),
  ];
}

/** The lead unit goes by what the check knows of it, and else by the organisation that applies. */
function unitsOf(pack: Pack, leadName: string | undefined, view: ApplicationView): Unit[] {
  const { organisation } = view;
  const source = leadName ?? `fact.${pack.form.lead_name_fact}`;
  const lead = {
    name: sourceText(pack, view, source) ?? organisation.name,
    code: organisation.code,
    lead: true,
  };
  const members = view.members.map(({ name, code }) => ({ name, code, lead: false }));
  return [lead, ...members].filter(({ name }) => name.trim() !== '');
}

function checkContents(
  pack: Pack,
  index: TextIndex,
  contents: NonNullable<Paper['checks']['contents']>,
): Hint[] {
  const fact = pack.facts.get(contents.fact)!;
  const options = fact.type === 'set' ? fact.options : [];
  const labelOf = (id: string) => options.find((option) => option.id === id)?.label ?? id;
  const found = findContents(index, contents);
  if (found.length > 2 && found.every(({ state }) => state === 'missing')) {
    const items = found.map(({ id }) => labelOf(id));
    return [
      { code: 'contents_missing', text: HINTS.nothingFound(fact.label, items, index.unread), place: null },
    ];
  }
  return found.flatMap((item) => {
    const hint = itemHint(labelOf(item.id), fact, item, index);
    return hint === null ? [] : [hint];
  });
}

function itemHint(
  item: string,
  { label, clauses }: { label: string; clauses: readonly string[] },
  { state, block }: ItemFound,
  index: TextIndex,
): Hint | null {
  const place =
    block === null ? null : placeOf(index, block.start, block.start + Math.min(block.text.length, 30));
  switch (state) {
    case 'settled':
      return null;
    case 'missing':
      return { code: 'contents_missing', text: HINTS.itemMissing(item, label, clauses, index.unread), place };
    case 'empty':
      return { code: 'contents_empty', text: HINTS.itemEmpty(item), place };
    case 'deferred':
      return { code: 'contents_deferred', text: HINTS.itemDeferred(item), place };
  }
}
