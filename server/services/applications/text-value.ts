import type { FormField } from '../../../bot/policy/form-schema.ts';
import { FIELD_REASONS } from '../../phrases/fields.ts';

/** A value as it is to be kept (null: cleared), or why it is not taken. */
export type Reading<T> = { value: T | null } | { refused: string };

export interface TextLimits {
  type: FormField['type'];
  longest: number;
}

// The database keeps neither a NUL nor half of a surrogate pair; other control characters are slips of a paste.
const UNREADABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Surrogate}/u;
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Trimmed; an empty text is none. */
export function readText(value: unknown, { type, longest }: TextLimits): Reading<string> {
  if (value === null) return { value };
  if (typeof value !== 'string') return { refused: FIELD_REASONS.notText };
  const text = FORMS[type](value.replace(/\r\n?/g, '\n').trim());
  if (text === '') return { value: null };
  if (UNREADABLE.test(text)) return { refused: FIELD_REASONS.unreadable };
  if (text.length > longest) return { refused: FIELD_REASONS.tooLong(longest) };
  const fault = faultOf(type, text);
  return fault === null ? { value: text } : { refused: fault };
}

const halfWidth = (text: string) => text.normalize('NFKC');
const asIs = (text: string) => text;
const FORMS: Record<FormField['type'], (text: string) => string> = {
  line: asIs,
  text: asIs,
  mobile: (text) => phoneOf(halfWidth(text).replace(/[\s()]/g, '')),
  email: (text) => halfWidth(text),
};

/** 138-1234-5678 and +86 138 1234 5678 are the same number; the dashes of a landline part its area and extension. */
function phoneOf(text: string): string {
  const bare = text.replace(/^(\+|00)86-?/, '').replaceAll('-', '');
  return MOBILE.test(bare) ? bare : text;
}

function faultOf(type: FormField['type'], text: string): string | null {
  if (type !== 'text' && text.includes('\n')) return FIELD_REASONS.oneLine;
  if (type === 'mobile' && !MOBILE.test(text) && !LANDLINE.test(text)) return FIELD_REASONS.phone;
  return type === 'email' && !EMAIL.test(text) ? FIELD_REASONS.email : null;
}
