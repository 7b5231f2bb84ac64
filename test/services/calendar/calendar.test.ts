import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../server/services/calendar/calendar.ts';
import { addDays, addYears, dayAt, momentOf } from '../../../server/services/calendar/days.ts';
import { PUBLISHED_YEARS } from '../../../server/services/calendar/published.ts';

const HOURS = [
  { from: '09:00', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const calendar = createCalendar(PUBLISHED_YEARS);
const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) =>
    day.startsWith(String(year)),
  );
const workingDaysOf = (year: number) =>
  daysOf(year).filter((day) => calendar.isWorkingDay(day).working).length;

describe('the working-day calendar', () => {
  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('counts the working days of %i as published', (year, count) => {
    expect(workingDaysOf(year)).toBe(count);
  });

  it.each([
    ['a holiday on a weekday', '2026-10-01', false],
    ['a Saturday that is worked', '2026-10-10', true],
    ['a Sunday that is worked', '2026-09-20', true],
    ['an ordinary Saturday', '2026-10-17', false],
    ['New Year’s Eve of the moon, worked in 2024', '2024-02-09', true],
    ['the first Friday after Spring Festival 2026, off in lieu', '2026-02-20', false],
  ])('knows %s', (_what, day, working) => {
    expect(calendar.isWorkingDay(day)).toEqual({ working, provisional: false });
  });

  it('counts over National Day and the Saturday worked for it', () => {
    expect(calendar.addWorkingDays('2026-09-28', 5)).toEqual({ day: '2026-10-10', provisional: false });
    expect(calendar.workingDaysBetween('2026-09-28', '2026-10-10')).toEqual({ days: 5, provisional: false });
    expect(calendar.workingDaysBetween('2026-10-10', '2026-09-28').days).toBe(-5);
    expect(calendar.addWorkingDays('2026-10-10', -5).day).toBe('2026-09-28');
  });

  it('takes a day off for the next working day when it counts none', () => {
    expect(calendar.addWorkingDays('2026-10-03', 0).day).toBe('2026-10-08');
    expect(calendar.addWorkingDays('2026-10-08', 0).day).toBe('2026-10-08');
  });

  it('goes forth and back by the same count, from every working day of 2026', () => {
    for (const day of daysOf(2026).filter((each) => calendar.isWorkingDay(each).working))
      for (const count of [1, 7, 30]) {
        const there = calendar.addWorkingDays(day, -count).day;
        expect(calendar.addWorkingDays(there, count).day).toBe(day);
        expect(calendar.workingDaysBetween(there, day).days).toBe(count);
      }
  });

  it('says that a day of a year without published holidays is a guess, and so is every count that reaches into it', () => {
    expect(calendar.knows(2027)).toBe(false);
    expect(calendar.isWorkingDay('2027-03-01')).toEqual({ working: true, provisional: true });
    expect(calendar.addWorkingDays('2026-12-30', 5).provisional).toBe(true);
    expect(calendar.addWorkingDays('2026-12-30', 1)).toEqual({ day: '2026-12-31', provisional: false });
    expect(calendar.workingDaysBetween('2026-12-01', '2027-01-04').provisional).toBe(true);
  });

  it.each(['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-05-03', '2027-06-09', '2027-10-05'])(
    'works on no day that is sure to be off before it is published: %s',
    (day) => {
      expect(calendar.isWorkingDay(day)).toEqual({ working: false, provisional: true });
    },
  );

  it('goes by what an administrator entered, once it is entered', () => {
    const told = createCalendar([
      ...PUBLISHED_YEARS,
      { year: 2027, off: ['2027-10-01..2027-10-08'], work: ['2027-10-09'] },
    ]);
    expect(told.isWorkingDay('2027-10-09')).toEqual({ working: true, provisional: false });
    expect(told.addWorkingDays('2027-09-30', 1)).toEqual({ day: '2027-10-09', provisional: false });
  });

  it.each([
    ['in hours', '2026-11-26', '10:15', '2026-11-26', '10:15'],
    ['at the very beginning', '2026-11-26', '09:00', '2026-11-26', '09:00'],
    ['at noon', '2026-11-26', '11:30', '2026-11-26', '13:30'],
    ['at night', '2026-11-26', '06:00', '2026-11-26', '09:00'],
    ['when it has closed', '2026-11-26', '17:00', '2026-11-27', '09:00'],
    ['on the eve of National Day', '2026-09-30', '18:00', '2026-10-08', '09:00'],
    ['on a Saturday that is worked', '2026-10-10', '08:00', '2026-10-10', '09:00'],
  ])('finds the next moment of the office %s', (_what, day, time, openDay, openTime) => {
    const { at, provisional } = calendar.nextOfficeMoment(momentOf(day, time), HOURS);
    expect([at, provisional]).toEqual([momentOf(openDay, openTime), false]);
  });

  it('names the day of Shanghai at both of its ends', () => {
    expect(dayAt(momentOf('2026-12-31', '23:59'))).toBe('2026-12-31');
    expect(dayAt(momentOf('2027-01-01', '00:00'))).toBe('2027-01-01');
    expect(addYears('2028-02-29', 3)).toBe('2031-02-28');
    expect(addYears('2026-11-26', 3)).toBe('2029-11-26');
  });
});
