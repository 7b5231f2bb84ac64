import type { ReminderKind } from '../../../../bot/policy/office-schema.ts';
import { mergeSettings } from '../../../../server/services/settings/read-settings.ts';
import { scanReminders } from '../../../../server/services/reminders/scan.ts';
import { createReminderRows } from '../../../../server/stores/reminders/rows.ts';
import { startReminder } from '../../../../server/stores/reminders/reminders.ts';
import type { PrismaClient } from '../../../../server/stores/database.ts';
import { randomId } from '../../../setup/people.ts';
import { baoshan } from '../../../support/packs.ts';

export const HEAD_PHONE = '13800000009';
/** A Thursday in office hours. */
export const MORNING = new Date('2026-11-26T10:00:00+08:00');

/** An organisation with two contacts, a filed application and its filing, valid until a day. */
export function createOffice(prisma: PrismaClient) {
  const settings = { read: async () => mergeSettings(baoshan.office, []) };
  const rows = createReminderRows({ prisma, headPhones: ['form.head.phone'] });
  let made = 0;

  async function filed({ state = 'filed', validUntil = '2029-11-25' } = {}) {
    const number = `宝创联〔2026〕${(made += 1)}号`;
    const [id, organisationId, filingId] = [randomId(), randomId(), randomId()];
    const contacts = [randomId(), randomId(), randomId()] as [string, string, string];
    const mobiles = [null, '13811110000', HEAD_PHONE];
    await prisma.contact.createMany({
      data: contacts.map((contact, index) => ({
        ...{ id: contact, identity: contact, kind: 'external', mobile: mobiles[index] ?? null },
      })),
    });
    await prisma.organisation.create({
      data: { id: organisationId, name: '甲', code: organisationId, foundedBy: contacts[0] },
    });
    await prisma.membership.createMany({
      data: contacts.map((contactId, index) => ({
        ...{ organisationId, contactId, role: index === 0 ? 'owner' : 'editor' },
        createdAt: new Date(MORNING.getTime() + index),
      })),
    });
    const when = { createdAt: MORNING, updatedAt: MORNING, stateSince: MORNING };
    const application = { id, organisationId, packId: 'p', packVersion: '1', createdBy: contacts[0], state };
    await prisma.application.create({ data: { ...application, ...when } });
    const field = { applicationId: id, changedBy: contacts[0], channel: 'page', changedAt: MORNING };
    await prisma.applicationField.create({
      data: { ...field, path: 'form.head.phone', value: '138 0000 0009', version: 1, firstAt: MORNING },
    });
    await prisma.filing.create({
      data: {
        ...{ id: filingId, applicationId: id, organisationId, submissionId: randomId(), title: '甲' },
        ...{ number, verifyCode: randomId(), leadName: '甲', members: [] },
        ...{ filedOn: '2026-11-26', validUntil, filedBy: 'x', filedAt: MORNING },
      },
    });
    return { id, filingId, contacts };
  }

  return {
    settings,
    rows,
    filed,
    waits: (kind: ReminderKind, subjectId: string, applicationId: string, dueOn: string, at: Date) =>
      prisma.$transaction((tx) => startReminder(tx, { kind, subjectId, applicationId, dueOn, at })),
    scan: (now: Date, batch = 10) =>
      scanReminders({
        ...{ settings, rows, batch, clock: () => now.getTime(), stopping: () => false },
        onError: (error) => {
          throw error;
        },
      }),
    /** What was told of an application, in order: event, data and whom. */
    async told(applicationId: string) {
      const found = await prisma.noticeEvent.findMany({ where: { applicationId }, orderBy: [{ at: 'asc' }] });
      return found.map(({ event, data, contacts }) => ({
        event,
        ...(data as { daysLeft?: number; daysLate?: number; level?: number }),
        contacts: contacts as string[] | null,
      }));
    },
  };
}
