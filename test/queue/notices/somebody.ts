import type { NoticeEventName } from '../../../bot/policy/notice-events.ts';
import { addNoticeEvents } from '../../../server/stores/life/notice-events.ts';
import { randomId } from '../../setup/people.ts';
import type { Stage } from './stage.ts';

/** A person with an application of their own, who is told things. */
export async function somebody(stage: Stage, { identity }: { identity?: string } = {}) {
  const { prisma, simulator, corpId } = stage;
  const [user, contact, organisation, application] = [
    `u${randomId().toLowerCase()}`,
    randomId(),
    randomId(),
    randomId(),
  ];
  simulator.addContact(user, user);
  const at = new Date(stage.clock());
  await prisma.contact.create({
    data: { id: contact, identity: identity ?? `wecom:${corpId}:${user}`, kind: 'member' },
  });
  await prisma.organisation.create({
    data: {
      ...{ id: organisation, name: '上海甲机器人有限公司', code: user, foundedBy: contact },
      memberships: { create: { contactId: contact, role: 'owner' } },
    },
  });
  await prisma.application.create({
    data: {
      ...{ id: application, organisationId: organisation, title: '机器人创新联合体', createdBy: contact },
      ...{ packId: 'baoshan-2025-8', packVersion: '1.0', createdAt: at, updatedAt: at },
    },
  });
  const told = () => simulator.fromApp(user);
  return {
    ...{ user, contact, application, told },
    identity: identity ?? `wecom:${corpId}:${user}`,
    words: () => told().map(({ content }) => JSON.stringify(content)),
    async happens(event: NoticeEventName, data: Record<string, unknown> = {}, key: string = randomId()) {
      const notice = { key, event, data };
      await addNoticeEvents(prisma, application, [notice], new Date(stage.clock()));
    },
    notices: () => prisma.notice.findMany({ where: { contactId: contact }, orderBy: { createdAt: 'asc' } }),
    attempts: () =>
      prisma.noticeAttempt.findMany({ where: { notice: { contactId: contact } }, orderBy: { at: 'asc' } }),
  };
}
