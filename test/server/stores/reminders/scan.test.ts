import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPrisma, type PrismaClient } from '../../../../server/stores/database.ts';
import {
  snoozeReminder,
  stopReminder,
  stopReminders,
} from '../../../../server/stores/reminders/reminders.ts';
import { DATABASES, type TestDatabase } from '../../../setup/databases.ts';
import { randomId } from '../../../setup/people.ts';
import { createOffice, MORNING } from './office.ts';

const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`);

describe.each(DATABASES)('the scan of reminders, on %s', (kind, open) => {
  let place: TestDatabase;
  let prisma: PrismaClient;
  let office: ReturnType<typeof createOffice>;
  beforeAll(async () => {
    place = await open();
    prisma = createPrisma(place.database);
    office = createOffice(prisma);
  });
  beforeEach(() => prisma.reminder.updateMany({ data: { nextAt: null } }));
  afterAll(async () => {
    await prisma.$disconnect();
    await place.remove();
  });
  const row = (subjectId: string) => prisma.reminder.findFirstOrThrow({ where: { subjectId } });

  async function waiting(dueOn = '2026-12-10', since = MORNING) {
    const filed = await office.filed();
    const subject = randomId();
    await office.waits('annual', subject, filed.id, dueOn, since);
    return { ...filed, subject };
  }

  test('tells the contact at opening, and plans the next step', async () => {
    const { id, contacts, subject } = await waiting();
    expect(await office.scan(MORNING)).toEqual({ reminders: 1, opensAt: null });
    expect(await office.told(id)).toMatchObject([
      {
        event: 'annual_reminder',
        dueOn: '2026-12-10',
        daysLeft: 10,
        level: 1,
        contacts: contacts.slice(0, 2),
      },
    ]);
    expect((await row(subject)).nextAt).toEqual(at('2026-12-01', '09:00'));
    await office.scan(MORNING);
    expect(await office.told(id)).toHaveLength(1);
  });

  test('climbs to the head, who is a contact with the phone of the form, and to the officer', async () => {
    const { id, contacts } = await waiting('2026-12-03', at('2026-11-26', '09:00'));
    const [leadId, otherId] = [randomId(), randomId()];
    await prisma.officer.createMany({
      data: [
        { contactId: leadId, role: 'lead', source: 'list', checkedAt: MORNING },
        { contactId: otherId, role: 'reviewer', source: 'list', checkedAt: MORNING },
      ],
    });
    await office.scan(MORNING);
    await office.scan(at('2026-12-11', '09:30'));
    expect(await office.told(id)).toMatchObject([
      { level: 2, daysLeft: 5, contacts },
      { level: 3, daysLate: 6, contacts: [...contacts, leadId] },
    ]);
    await prisma.application.update({ where: { id }, data: { assigneeId: otherId } });
    await office.scan(at('2026-12-18', '09:30'));
    expect((await office.told(id))[2]!.contacts).toEqual([...contacts, otherId]);
    await prisma.officer.deleteMany();
  });

  test('writes nothing while the office is closed, and says when it opens', async () => {
    const { id } = await waiting();
    for (const closed of [at('2026-11-27', '12:00'), at('2026-11-27', '20:00'), at('2026-11-28', '10:00')])
      expect((await office.scan(closed)).reminders).toBe(0);
    expect((await office.scan(at('2026-11-28', '10:00'))).opensAt).toEqual(at('2026-11-30', '09:00'));
    expect(await office.told(id)).toEqual([]);
  });

  test('tells the latest step alone after an outage over many steps', async () => {
    const { id } = await waiting('2026-12-10', at('2026-09-01', '09:00'));
    expect((await office.scan(at('2026-12-09', '10:00'))).reminders).toBe(1);
    expect(await office.told(id)).toMatchObject([{ daysLeft: 1, level: 2 }]);
  });

  test('tells nobody of what is done', async () => {
    const first = await waiting();
    const second = await waiting();
    const third = await waiting();
    await prisma.$transaction((tx) => stopReminder(tx, 'annual', first.subject, MORNING));
    await prisma.$transaction((tx) => stopReminders(tx, second.id, MORNING));
    await prisma.application.update({ where: { id: third.id }, data: { state: 'cancelled' } });
    await office.scan(MORNING);
    for (const { id } of [first, second, third]) expect(await office.told(id)).toEqual([]);
    expect((await row(third.subject)).stoppedAt).toEqual(MORNING);
  });

  test('begins anew where it was stopped or is due on another day, and not because it is asked to twice', async () => {
    const { id, subject } = await waiting();
    await office.scan(MORNING);
    await office.waits('annual', subject, id, '2026-12-10', MORNING);
    await office.scan(MORNING);
    expect(await office.told(id)).toHaveLength(1);
    await prisma.$transaction((tx) => stopReminder(tx, 'annual', subject, MORNING));
    const later = at('2026-11-27', '10:00');
    await office.waits('annual', subject, id, '2026-12-15', later);
    await office.scan(later);
    expect(await office.told(id)).toMatchObject([{ dueOn: '2026-12-10' }, { dueOn: '2026-12-15' }]);
  });

  test('leaves the one alone who has put it off, until the time has come', async () => {
    const { id, contacts, subject } = await waiting('2026-12-10', at('2026-11-20', '10:00'));
    await office.scan(at('2026-11-20', '10:00'));
    const until = at('2026-12-02', '09:00');
    const snooze = {
      kind: 'annual',
      subjectId: subject,
      contactId: contacts[0],
      until,
      at: MORNING,
    } as const;
    expect(await prisma.$transaction((tx) => snoozeReminder(tx, snooze))).toBe(true);
    await office.scan(at('2026-12-01', '09:00'));
    await office.scan(until);
    await office.scan(at('2026-12-09', '09:00'));
    expect((await office.told(id)).map((told) => told.contacts)).toEqual([
      contacts.slice(0, 2),
      contacts.slice(1),
      [contacts[0]],
      contacts,
    ]);
    await prisma.$transaction((tx) => stopReminder(tx, 'annual', subject, MORNING));
    expect(await prisma.$transaction((tx) => snoozeReminder(tx, snooze))).toBe(false);
  });

  test('tells nothing of a batch that fails half-way, and all of it the next time', async () => {
    const all = await Promise.all([waiting(), waiting(), waiting()]);
    let decided = 0;
    const round = {
      ...{ limit: 10, now: MORNING, duty: null },
      decide: () => {
        decided += 1;
        if (decided === 3) throw new Error('gone');
        return { notice: null, doneThrough: null, nextAt: null, stop: false, woken: [] };
      },
    };
    await expect(office.rows.round(round)).rejects.toThrow('gone');
    expect((await office.scan(MORNING)).reminders).toBe(3);
    for (const { id } of all) expect(await office.told(id)).toHaveLength(1);
  });

  test('tells each once, however many processes are at it', async () => {
    const all = [];
    for (let made = 0; made < 24; made += 1) all.push(await waiting());
    const counts = await Promise.all([1, 2, 3, 4].map(() => office.scan(MORNING, 7)));
    const taken = counts.reduce((sum, { reminders }) => sum + reminders, 0);
    expect([kind, taken]).toEqual([kind, 24]);
    const events = await prisma.noticeEvent.groupBy({
      by: ['applicationId'],
      where: { applicationId: { in: all.map(({ id }) => id) } },
      _count: true,
    });
    expect(events.map(({ _count }) => _count)).toEqual(all.map(() => 1));
  });
});
