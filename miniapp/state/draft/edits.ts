import type { Answer, Input } from '../../api/endpoints.ts';

export type Value = Input<'applications.change'>['body']['changes'][number]['value'];
export type Field = Answer<'applications.read'>['fields'][string];
export type Result = Answer<'applications.change'>['results'][number];

/** What a person has put into a field and the server has not confirmed yet. */
export interface Edit {
  value: Value;
  /** Version of the field that the person saw. */
  base: number;
  /** What was sent under this base without an answer so far: found on the server, it is one's own. */
  sent?: readonly Value[];
  /** A colleague was faster: nothing is sent until the person has chosen. Null: theirs has no value yet. */
  conflict?: { theirs: Field | null };
  /** Why the server does not take it; it is sent again when it changes. */
  refused?: string;
}
export type Edits = ReadonlyMap<string, Edit>;

export const sameValue = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Edits that may be sent now. */
export const sendable = ({ conflict, refused }: Edit): boolean =>
  conflict === undefined && refused === undefined;

/** After a key is struck. `known`: the field as the person saw it. */
export function edited(before: Edit | undefined, value: Value, known: Field | undefined): Edit | null {
  if (before === undefined) {
    return sameValue(value, known?.value ?? null) ? null : { value, base: known?.version ?? 0 };
  }
  const { refused: _, ...kept } = before;
  return { ...kept, value };
}

/** Before it is sent: a page that closes now will not hear the answer. */
export const underway = (edit: Edit): Edit => ({ ...edit, sent: [...(edit.sent ?? []), edit.value] });

/** After the server has judged `sent`; null: there is nothing left to confirm. */
export function judged(edit: Edit, sent: Value, result: Result): Edit | null {
  const unchanged = sameValue(edit.value, sent);
  if (result.result === 'refused') return unchanged ? { ...edit, refused: result.reason } : edit;
  if (result.result === 'saved') {
    return unchanged ? null : { value: edit.value, base: result.field.version };
  }
  return contested(edit, result.field);
}

function contested(edit: Edit, theirs: Field | null): Edit | null {
  const value = theirs?.value ?? null;
  if (sameValue(edit.value, value)) return null;
  if (edit.sent?.some((sent) => sameValue(sent, value)))
    return { value: edit.value, base: theirs?.version ?? 0 };
  return { value: edit.value, base: edit.base, conflict: { theirs } };
}

/** After the person has seen both: mine is sent against theirs. */
export const insisted = (edit: Edit): Edit => ({
  value: edit.value,
  base: edit.conflict?.theirs?.version ?? 0,
});

/** Theirs has moved on while the person was still choosing. */
export function refreshed(edit: Edit, known: Field | undefined): Edit | null {
  if (!edit.conflict || (known?.version ?? 0) <= (edit.conflict.theirs?.version ?? 0)) return edit;
  return contested({ ...edit, conflict: { theirs: known! } }, known!);
}
