import type { Value } from '../../state/draft/edits.ts';
import type { Programme } from '../../state/programme.ts';

/** Fits every fact: the person does not know. */
export const UNSURE = 'unsure';
/** The item of a list that says: none of these. */
export const NONE = '-';

export const YES_NO = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
  { id: 'partly', label: '部分／在办' },
];
const WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  [...YES_NO, { id: UNSURE, label: '不确定' }].map(({ id, label }) => [id, label]),
);

/** What is ticked for the value of a set. */
export const chosenOf = (value: Value): string[] => {
  if (value === UNSURE) return [UNSURE];
  if (!Array.isArray(value)) return [];
  return value.length === 0 ? [NONE] : value;
};

/** `none` and `unsure` stand alone: ticking one clears the rest, ticking another clears them. */
export function valueOfSet(ids: readonly string[], before: Value): Value {
  const old = chosenOf(before);
  const alone = [UNSURE, NONE].find((id) => ids.includes(id) && !old.includes(id));
  if (alone) return alone === NONE ? [] : UNSURE;
  const items = ids.filter((id) => id !== UNSURE && id !== NONE);
  return items.length > 0 ? items : null;
}

/** A number where the text is one, in whatever digits; else the text, to be mended. */
export function readCount(text: string): Value {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^\d{1,4}$/.test(plain) ? Number(plain) : plain;
}

export const isAnswer = (fact: Programme['facts'][number], value: Value): boolean =>
  value !== null && !(fact.type === 'count' && typeof value === 'string' && value !== UNSURE);

/** An answer in the words of the question. */
export function tellAnswer(fact: Programme['facts'][number], value: Value): string {
  if (value === null) return '没有回答';
  if (typeof value === 'number') return `${value} ${fact.unit ?? ''}`.trim();
  const word = (id: string) => fact.options?.find((option) => option.id === id)?.label ?? WORDS[id] ?? id;
  if (!Array.isArray(value))
    return fact.type === 'text' && value !== UNSURE ? String(value) : word(String(value));
  if (value.length === 0) return '都没有';
  return value.length === fact.options?.length && value.length > 2
    ? `${value.length} 项都有`
    : value.map(word).join('、');
}
