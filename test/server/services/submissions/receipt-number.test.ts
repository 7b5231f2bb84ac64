import { describe, expect, test } from 'vitest';
import { checkDigit, receiptNumber } from '../../../../server/services/submissions/receipt-number.ts';

describe('a receipt number', () => {
  // The example of ISO/IEC 7064 for MOD 11,10.
  test('carries the check digit of the standard', () => {
    expect(checkDigit('0794')).toBe(5);
    expect(receiptNumber('2026-11-25', 7)).toMatch(/^LB-20261125-0007-\d$/);
    expect(receiptNumber('2026-11-25', 12_345)).toMatch(/^LB-20261125-12345-\d$/);
  });

  test('shows every wrong digit and nearly every swap of neighbours', () => {
    const digits = '202611250007';
    const right = checkDigit(digits);
    for (let at = 0; at < digits.length; at += 1) {
      for (let other = 0; other < 10; other += 1) {
        if (other === Number(digits[at])) continue;
        expect(checkDigit(digits.slice(0, at) + other + digits.slice(at + 1))).not.toBe(right);
      }
    }
  });
});
