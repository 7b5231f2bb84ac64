import { expect, test } from 'vitest';
import {
  askedBy,
  daysBefore,
  FILED_STATES,
  presetOf,
  PRESETS,
  readFilters,
  UNDER_WORK,
  writeFilters,
  type Filters,
} from '../../../miniapp/office/pages/queue/filters.ts';
import { queueQuery } from '../../../server/contract/office-cases.ts';

const TODAY = '2026-11-26';
const filters = (change: Partial<Filters> = {}): Filters => ({ ...readFilters({}), ...change });

test('without a filter the list is what is under work, the oldest first, and the address stays bare', () => {
  expect(askedBy(filters(), TODAY)).toEqual({ order: 'oldest', states: UNDER_WORK.join(',') });
  expect(writeFilters(filters())).toEqual({});
});

test('what the address bears is read as it was written', () => {
  const some = filters({ states: 'filed', field: 'it', assignee: 'me', days: '14', order: 'latest' });
  expect(readFilters(writeFilters(some))).toEqual(some);
});

test('a search looks at every case, wherever it stands, unless a stage is asked for', () => {
  expect(askedBy(filters({ search: ' 检测 ' }), TODAY)).toEqual({ order: 'oldest', search: '检测' });
  expect(askedBy(filters({ search: '检测', states: 'filed' }), TODAY)).toMatchObject({ states: 'filed' });
});

test('an age is a day before today', () => {
  expect(askedBy(filters({ days: '30' }), TODAY)).toMatchObject({ before: '2026-10-27' });
  expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29');
});

test('a year is no ready-made list, and is asked for as a number', () => {
  const filed = filters({ states: FILED_STATES.join(','), year: '2025' });
  expect(readFilters(writeFilters(filed))).toEqual(filed);
  expect(presetOf(filters({ ...PRESETS[3].filters, year: '2025' }))).toBe(null);
  expect(queueQuery.parse(askedBy(filed, TODAY))).toMatchObject({ year: 2025 });
  expect(readFilters({ year: '20255' }).year).toBe('');
});

test('what somebody writes into the address by hand is refused or cut, never sent on', () => {
  const odd = readFilters({ days: '-1', order: 'x', search: 'a'.repeat(99), states: ['a', 'b'] as never });
  expect(odd).toEqual(filters({ search: 'a'.repeat(60) }));
});

test.each(PRESETS)('the ready-made list $id is one that the contract knows', ({ id, filters: preset }) => {
  const chosen = filters(preset);
  expect(presetOf(chosen)).toBe(id);
  expect(presetOf(filters({ ...preset, search: 'x' }))).toBe(null);
  expect(() => queueQuery.parse(askedBy(chosen, TODAY))).not.toThrow();
});
