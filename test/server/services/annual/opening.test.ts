import { describe, expect, it } from 'vitest';
import type { LifeState } from '../../../../server/contract/life.ts';
import {
  dueOnFor,
  owesReport,
  prefilled,
  yearReportedOn,
} from '../../../../server/services/annual/opening.ts';
import { baoshan } from '../../../support/packs.ts';

const filing = (change: Partial<Parameters<typeof owesReport>[0]> = {}) => ({
  ...{ filedOn: '2025-06-30', validUntil: '2028-06-29', endedOn: null, state: 'filed' as LifeState },
  ...change,
});

describe('which year is reported on', () => {
  it.each([
    ['2026-12-31T15:59:59.999Z', 2025],
    ['2026-12-31T16:00:00.000Z', 2026],
    ['2027-07-01T00:00:00.000Z', 2026],
  ])('at %s it is %i: the year begins at midnight in Shanghai', (at, year) => {
    expect(yearReportedOn(new Date(at))).toBe(year);
  });
});

describe('a report of 2026 is owed', () => {
  it.each([
    ['by a filing that ran all year', {}],
    ['by one of the last day of the year', { filedOn: '2026-12-31' }],
    ['by one that is being rectified', { state: 'rectification' as const }],
    ['by one that soon expires', { state: 'expiring' as const, validUntil: '2027-02-01' }],
    ['by one that expired within the year', { state: 'expired' as const, validUntil: '2026-03-01' }],
    ['by one that expired on its first day', { state: 'expired' as const, validUntil: '2026-01-01' }],
    ['by one that was renewed only since', { state: 'renewed' as const, endedOn: '2027-01-04' }],
  ])('%s', (_, change) => {
    expect(owesReport(filing(change), 2026)).toBe(true);
  });
});

describe('no report of 2026 is owed', () => {
  it.each([
    ['by a filing of the new year', { filedOn: '2027-01-01' }],
    ['by one that had expired before the year', { state: 'expired' as const, validUntil: '2025-12-31' }],
    ['by one that was cancelled within the year', { state: 'cancelled' as const, endedOn: '2026-05-05' }],
    ['by one that has been cancelled since', { state: 'cancelled' as const, endedOn: '2027-01-05' }],
    ['by one that another took the place of', { state: 'renewed' as const, endedOn: '2026-11-30' }],
    ['by one that ended early, before the year', { state: 'expired' as const, endedOn: '2025-12-31' }],
  ])('%s', (_, change) => {
    expect(owesReport(filing(change), 2026)).toBe(false);
  });
});

describe('when it is due', () => {
  it.each([
    ['on the office’s day of the new year', '03-31', '2026-12-31T16:00:00.000Z', '2027-03-31'],
    ['on the last of February where there is no 29th', '02-29', '2026-12-31T16:00:00.000Z', '2027-02-28'],
    [
      'not before people have had a month, after an outage',
      '03-31',
      '2027-03-20T00:00:00.000Z',
      '2027-04-19',
    ],
  ])('%s', (_, due, now, day) => {
    expect(dueOnFor(2026, due, new Date(now))).toBe(day);
  });
});

it('a report begins with what last year’s said, of the fields that there still are and of their type', () => {
  const lastYear = { jobs: 12, head_duty: '很好', gone: 1, rd_spending: '很多', meetings: 0 };
  expect(prefilled(baoshan.annual!, lastYear)).toEqual({ jobs: 12, head_duty: '很好', meetings: 0 });
  expect(prefilled(baoshan.annual!, null)).toEqual({});
});
