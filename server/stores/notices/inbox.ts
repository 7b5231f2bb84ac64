import type { Inbox, NoticePreferences } from '../../services/notices/inbox-ports.ts';
import type { NoticeParts } from '../../services/notices/ports.ts';
import type { PrismaClient } from '../database.ts';
import { olderThan } from './older-than.ts';

export function createInbox(prisma: PrismaClient): Inbox {
  return {
    async list(contactId, after, limit) {
      const rows = await prisma.notice.findMany({
        where: { contactId, ...olderThan(after) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        select: {
          ...{ id: true, event: true, title: true, text: true, link: true, parts: true },
          ...{ createdAt: true, readAt: true },
        },
      });
      return rows.map(({ parts, ...row }) => ({ ...row, parts: parts as unknown as NoticeParts }));
    },
    unread: (contactId) => prisma.notice.count({ where: { contactId, readAt: null } }),
    async read(contactId, which, now) {
      const chosen =
        'upTo' in which ? { createdAt: { lte: which.upTo } } : { id: { in: [...which.notices] } };
      await prisma.notice.updateMany({
        where: { contactId, readAt: null, ...chosen },
        data: { readAt: now },
      });
    },
  };
}

export function createNoticePreferences(prisma: PrismaClient): NoticePreferences {
  return {
    async sidesOf(contactId) {
      const { identity } = await prisma.contact.findUniqueOrThrow({
        where: { id: contactId },
        select: { identity: true },
      });
      const memberships = await prisma.membership.count({ where: { contactId } });
      const officer = await prisma.officer.findUnique({ where: { contactId }, select: { active: true } });
      return { applicant: memberships > 0, officer: officer?.active ?? false, identity };
    },
    async unwanted(contactId) {
      const rows = await prisma.noticePreference.findMany({
        where: { contactId, wanted: false },
        select: { event: true },
      });
      return new Set(rows.map(({ event }) => event));
    },
    async set(contactId, event, wanted, changedAt) {
      await prisma.noticePreference.upsert({
        where: { contactId_event: { contactId, event } },
        create: { contactId, event, wanted, changedAt },
        update: { wanted, changedAt },
      });
    },
  };
}
