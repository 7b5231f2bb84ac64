import { describe, expect, it } from 'vitest';
import type { AnnualField } from '../../../../bot/policy/annual-schema.ts';
import { readAnnualValue } from '../../../../server/services/annual/read-value.ts';

const base = { id: 'a', label: '一', required: true, clauses: ['6.1'] };
const count: AnnualField = { ...base, type: 'count', unit: '件' };
const amount: AnnualField = { ...base, type: 'amount', unit: '万元' };
const line: AnnualField = { ...base, type: 'line', max_length: 10 };

describe('a number is read as people type it', () => {
  it.each([
    [count, '12', 12],
    [count, '１２', 12],
    [count, ' 1,200 ', 1200],
    [count, '0', 0],
    [count, 7, 7],
    [amount, '1234.5', 1234.5],
    [amount, '1，234.56', 1234.56],
    [amount, 0.1 + 0.2, 0.3],
    [count, '  ', null],
    [line, ' 无 ', '无'],
    [line, null, null],
  ])('%#: %o → %o', (field, typed, value) => {
    expect(readAnnualValue(field, typed)).toEqual({ value });
  });
});

describe('what is no such number is told', () => {
  it.each([
    [count, '十二', /数字/],
    [count, '1.5', /整数/],
    [count, '-1', /数字/],
    [count, -1, /整数/],
    [count, 10_000_000, /整数/],
    [amount, '1.234', /数字/],
    [amount, 1.234, /两位小数/],
    [amount, 1e9, /99999999/],
    [count, '1e3', /数字/],
    [line, '一'.repeat(11), /10/],
    [line, '一\n二', /行/],
  ])('%#: %o', (field, typed, reason) => {
    expect((readAnnualValue(field, typed) as { refused: string }).refused).toMatch(reason);
  });
});
