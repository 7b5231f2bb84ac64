import type { FilingPolicy } from '../../../bot/policy/filing-schema.ts';
import { checkDigit } from '../submissions/receipt-number.ts';

export const filingNumber = ({ filing }: FilingPolicy, year: string, count: number): string =>
  filing.number.replace('{year}', year).replace('{count}', String(count).padStart(filing.number_digits, '0'));

/** YY-20261126-0001-7, with a check digit as receipts have one. */
export function objectionNumber(day: string, count: number): string {
  const date = day.replaceAll('-', '');
  const serial = String(count).padStart(4, '0');
  return `YY-${date}-${serial}-${checkDigit(date + serial)}`;
}
