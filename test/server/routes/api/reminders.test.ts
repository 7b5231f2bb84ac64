import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API } from '../../../../server/contract/api.ts';
import { createChatSnooze } from '../../../../server/start/reminders.ts';
import { startReminder, stopReminder } from '../../../../server/stores/reminders/reminders.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import { beginApplication } from '../../../setup/application.ts';
import { randomId, type TestOrganisation } from '../../../setup/people.ts';

const { reminders } = API;
const NOW = new Date('2026-11-26T10:00:00+08:00');

describe('reminders of an application', () => {
  let api: TestApi;
  let ours: TestOrganisation;
  let application: string;
  let subject: string;
  beforeAll(async () => {
    api = await startTestApi({ clock: () => NOW.getTime() });
    ours = await api.organisation();
    application = await beginApplication(api, ours);
  });
  afterAll(() => api.stop());

  async function waits(dueOn: string) {
    await api.prisma.reminderSnooze.deleteMany();
    await api.prisma.reminder.updateMany({ data: { stoppedAt: NOW } });
    subject = randomId();
    const waiting = { kind: 'correction', subjectId: subject, applicationId: application, dueOn } as const;
    await api.prisma.$transaction((tx) => startReminder(tx, { ...waiting, at: NOW }));
    const { items } = await api.call(ours.owner, reminders.list, { params: { application } });
    return items[0]!;
  }
  const put = (reminder: string, until: string | null, by = ours.owner) =>
    api.attempt(by, reminders.snooze, { params: { application, reminder }, body: { until } });

  it('say what is due when, and how far they can be put off', async () => {
    expect(await waits('2026-12-08')).toMatchObject({
      ...{ kind: 'correction', dueOn: '2026-12-08', daysLeft: 8, count: 'working', provisional: false },
      ...{ nextAt: NOW.toISOString(), snoozedUntil: null, latest: '2026-12-07', year: null },
    });
    expect(await waits('2027-01-15')).toMatchObject({ provisional: true });
  });

  it('are put off by one person to the next office hours, and the others see nothing of it', async () => {
    const { id } = await waits('2026-12-08');
    // A Saturday.
    const { body } = await put(id, '2026-11-28');
    expect(body.items[0]!.snoozedUntil).toBe('2026-11-30T01:00:00.000Z');
    const { items } = await api.call(ours.editor, reminders.list, { params: { application } });
    expect(items[0]!.snoozedUntil).toBeNull();
    expect((await put(id, null)).body.items[0]!.snoozedUntil).toBeNull();
  });

  it('are put off no further than the last working day before they are due, and a week once they are late', async () => {
    const ahead = await waits('2026-12-08');
    expect((await put(ahead.id, '2027-02-01')).body.items[0]!.snoozedUntil).toBe('2026-12-07T01:00:00.000Z');
    const late = await waits('2026-11-20');
    expect((await put(late.id, '2027-02-01')).body.items[0]!.snoozedUntil).toBe('2026-12-03T01:00:00.000Z');
  });

  it('are not put off any more once they are done', async () => {
    const { id } = await waits('2026-12-08');
    await api.prisma.$transaction((tx) => stopReminder(tx, 'correction', subject, NOW));
    expect(await put(id, '2026-11-30')).toMatchObject({ status: 404, code: 'no_reminder' });
  });

  it('are put off from chat by whoever belongs to the application, and by nobody else', async () => {
    await waits('2026-12-08');
    const snooze = createChatSnooze(api.parts);
    const until = Date.parse('2026-12-02T00:00:00+08:00');
    const wish = { type: 'snooze_reminders', application, until, at: NOW.getTime() } as const;
    const stranger = await api.person();
    await snooze(stranger.identity, wish);
    expect(await api.prisma.reminderSnooze.count()).toBe(0);
    await snooze(ours.editor.identity, wish);
    await snooze(ours.editor.identity, wish);
    expect(await api.prisma.reminderSnooze.findMany()).toMatchObject([
      { contactId: ours.editor.id, until: new Date('2026-12-02T01:00:00Z') },
    ]);
  });
});
