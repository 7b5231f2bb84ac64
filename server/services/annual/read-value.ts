import type { AnnualField } from '../../../bot/policy/annual-schema.ts';
import { ANNUAL_REASONS } from '../../phrases/annual.ts';
import { readText, type Reading } from '../applications/text-value.ts';
import type { AnnualValue } from './ports.ts';

const MOST_COUNTED = 9_999_999;
const MOST_PAID = 99_999_999.99;
const NUMBER = /^\d{1,9}(\.\d{1,2})?$/;

/** A value of a report as it is to be kept (null: cleared), or why it is not taken. Numbers may come as people type them. */
export function readAnnualValue(field: AnnualField, value: AnnualValue | null): Reading<AnnualValue> {
  if (value === null) return { value };
  if (field.type === 'line' || field.type === 'text') {
    return readText(value, { type: field.type, longest: field.max_length });
  }
  const number = typeof value === 'number' ? value : numberOf(value);
  if (number === null) return { value: null };
  if (Number.isNaN(number)) return { refused: ANNUAL_REASONS.notNumber };
  return field.type === 'count' ? readCount(number) : readAmount(number);
}

function readCount(number: number): Reading<AnnualValue> {
  const fits = Number.isInteger(number) && number >= 0 && number <= MOST_COUNTED;
  return fits ? { value: number } : { refused: ANNUAL_REASONS.notWhole };
}

function readAmount(number: number): Reading<AnnualValue> {
  const cents = Math.round(number * 100);
  const fits = number >= 0 && number <= MOST_PAID && Math.abs(cents - number * 100) < 1e-4;
  return fits ? { value: cents / 100 } : { refused: ANNUAL_REASONS.notAmount };
}

/** 1,200 and full-width digits are numbers too; null: nothing was typed. */
function numberOf(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '');
  if (text === '') return null;
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}
