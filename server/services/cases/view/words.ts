import type { Pack } from '../../../../bot/policy/pack.ts';
import { UNSURE } from '../../../../bot/policy/pack.ts';
import type { Fact } from '../../../../bot/policy/schema.ts';
import { NONE_YET, UNKNOWN_VALUE, YES_NO_WORDS } from '../../../phrases/cases.ts';
import type { Snapshot } from '../../submissions/ports.ts';

export type Value = Snapshot['facts'][string];

/** An answer in words; null where there is none. */
export function factWords(fact: Fact, value: Value | undefined): string | null {
  if (value === undefined) return null;
  if (value === UNSURE) return YES_NO_WORDS[UNSURE]!;
  if (fact.type === 'yes_no') return YES_NO_WORDS[String(value)] ?? String(value);
  if (fact.type === 'count') return `${String(value)} ${fact.unit}`;
  if (fact.type === 'choice') return labelOf(fact.options, String(value));
  if (fact.type === 'set') return setWords(fact.options, value);
  return String(value);
}

type Options = readonly { id: string; label: string }[];
const labelOf = (options: Options, id: string): string =>
  options.find((option) => option.id === id)?.label ?? UNKNOWN_VALUE;

function setWords(options: Options, value: Value): string {
  const chosen = Array.isArray(value) ? value : [];
  return chosen.length === 0 ? NONE_YET : chosen.map((id) => labelOf(options, id)).join('、');
}

/** What was said before, where that differs; nothing where there is no version before. */
export const changedFrom = (value: string | null, before: string | null | undefined) =>
  before === undefined || before === value ? {} : { before };

export const kindLabel = (pack: Pack, kind: string): string =>
  pack.form.member_kinds.find(({ id }) => id === kind)?.label ?? '';
