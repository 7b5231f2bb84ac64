import { describe, expect, it } from 'vitest';
import type { ReminderKind } from '../../../bot/policy/office-schema.ts';
import { addDays, dayAt, momentOf } from '../../../server/services/calendar/days.ts';
import { baoshan } from '../../support/packs.ts';
import { everyDay, officeIsOpen, run, type Told } from './three-years.ts';

const LADDERS = baoshan.office.reminders;
const annual = LADDERS.annual;
const short = ({ at, to, officer, daysLeft }: Told) =>
  `${dayAt(at)} ${daysLeft} ${[...to, ...(officer ? ['officer'] : [])].join(' ')}`;
const END = momentOf('2028-01-01', '00:00');

describe('the ladder of an annual report', () => {
  const report = { ladder: annual, startedOn: '2026-01-01', dueOn: '2026-03-31' };

  it('begins at opening, climbs to the officer, and goes on weekly', () => {
    const told = run({ ...report, until: momentOf('2026-04-20', '00:00') });
    expect(told.map(short)).toEqual([
      '2026-01-04 58 first',
      '2026-02-11 30 first',
      '2026-03-10 15 first second',
      '2026-03-20 7 first second head',
      '2026-03-30 1 first second head',
      '2026-04-07 -4 first second head officer',
      '2026-04-14 -9 first second head officer',
    ]);
  });

  it('tells only the latest step after an outage, and the rest on their days', () => {
    const outage = [momentOf('2026-01-02', '00:00'), momentOf('2026-03-12', '03:00')] as const;
    const told = run({ ...report, outages: [outage], until: momentOf('2026-03-31', '00:00') });
    expect(told.map(short)).toEqual([
      '2026-03-12 13 first second',
      '2026-03-20 7 first second head',
      '2026-03-30 1 first second head',
    ]);
  });

  it('says nothing any more of what has ended by itself', () => {
    const ended = { ladder: LADDERS.notice_end, startedOn: '2026-03-02', dueOn: '2026-03-06' };
    const outages = [[momentOf('2026-03-02', '08:00'), momentOf('2026-03-09', '03:00')]] as const;
    expect(run({ ...ended, outages, until: END })).toEqual([]);
  });

  it('passes over what came before it began', () => {
    const told = run({ ...report, startedOn: '2026-03-16', until: momentOf('2026-03-31', '00:00') });
    expect(told.map(short)).toEqual([
      '2026-03-16 11 first second',
      '2026-03-20 7 first second head',
      '2026-03-30 1 first second head',
    ]);
  });

  it('leaves out who has put it off, tells them when their time comes, and the others as ever', () => {
    const snooze = {
      contactId: 'first',
      asked: momentOf('2026-03-10', '00:00'),
      until: momentOf('2026-03-18', '09:00'),
    };
    const told = run({ ...report, snooze, until: momentOf('2026-03-31', '00:00') });
    expect(told.map(short)).toEqual([
      '2026-01-04 58 first',
      '2026-02-11 30 first',
      '2026-03-10 15 second',
      '2026-03-18 9 first',
      '2026-03-20 7 first second head',
      '2026-03-30 1 first second head',
    ]);
  });
});

describe('the reminder of a validity', () => {
  it('comes 90, 60 and 30 days before the end, or on the next day that is worked', () => {
    const filing = { ladder: LADDERS.validity, startedOn: '2025-01-10', dueOn: '2026-12-31' };
    expect(run({ ...filing, until: END }).map(short)).toEqual([
      // 2 October is off.
      '2026-10-08 84 first',
      '2026-11-02 59 first second',
      '2026-12-01 30 first second head officer',
    ]);
  });
});

describe('three years of reminders', () => {
  const kinds = Object.keys(LADDERS) as ReminderKind[];
  const all = kinds.flatMap((kind) =>
    everyDay('2025-01-01', '2027-11-30').flatMap((startedOn, index) => {
      const dueOn = addDays(startedOn, [3, 10, 45, 89][index % 4]!);
      const until = momentOf(addDays(dueOn, 40), '00:00');
      return [{ kind, startedOn, dueOn, told: run({ ladder: LADDERS[kind], startedOn, dueOn, until }) }];
    }),
  );

  it('hold none outside office hours, on a holiday or on a weekend that is not worked, 2027 included', () => {
    const moments = all.flatMap(({ told }) => told.map(({ at }) => at));
    expect(moments.length).toBeGreaterThan(10_000);
    expect(moments.filter((at) => !officeIsOpen(at)).map((at) => at.toISOString())).toEqual([]);
  });

  it('hold some on every weekend that is worked instead of a holiday', () => {
    const days = new Set(all.flatMap(({ told }) => told.map(({ at }) => dayAt(at))));
    for (const worked of ['2025-01-26', '2025-09-28', '2025-10-11', '2026-02-14', '2026-09-20', '2026-10-10'])
      expect([...days]).toContain(worked);
  });

  it('tell of nothing twice on a day', () => {
    for (const { told } of all) {
      const days = told.map(({ at }) => dayAt(at));
      expect(new Set(days).size).toBe(days.length);
    }
  });

  it('stay within office hours however the worker comes and goes', () => {
    for (const startedOn of everyDay('2026-08-20', '2026-10-20')) {
      const outages = [[momentOf('2026-09-28', '16:59'), momentOf('2026-10-03', '10:00')]] as const;
      const told = run({
        ladder: annual,
        startedOn,
        dueOn: '2026-10-16',
        outages,
        until: momentOf('2026-12-31', '00:00'),
      });
      expect(told.filter(({ at }) => !officeIsOpen(at))).toEqual([]);
    }
  });
});
