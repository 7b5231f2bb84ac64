import type { ConversationNews, Link } from '../services/chat/ports.ts';
import type { PrismaClient } from './database.ts';

/** News for conversations in PostgreSQL. Nothing is locked while it is told: that takes as long as Redis takes. */
export function createConversationNews(prisma: PrismaClient): ConversationNews {
  return {
    async waiting(limit, besides) {
      const rows = await prisma.conversationSync.findMany({
        where: { applicationId: { notIn: [...besides] } },
        orderBy: { id: 'asc' },
        take: limit,
      });
      return rows.map(({ id, applicationId, contactId }) => ({
        id,
        application: applicationId,
        contact: contactId,
      }));
    },

    async listeners(application) {
      const where = { activeApplicationId: application };
      const rows = await prisma.contact.findMany({ where, select: { id: true } });
      return rows.map(({ id }) => id);
    },

    async linkOf(contact) {
      const rows = await prisma.$queryRaw<Link[]>`
        SELECT c.identity, a.id AS application FROM contact c
        LEFT JOIN application a ON a.id = c.active_application_id AND EXISTS (
          SELECT 1 FROM membership m WHERE m.contact_id = c.id AND m.organisation_id = a.organisation_id)
        WHERE c.id = ${contact}`;
      return rows[0] ?? null;
    },

    async told(ids) {
      await prisma.conversationSync.deleteMany({ where: { id: { in: [...ids] } } });
    },

    async ask(application, contact, now) {
      await prisma.$executeRaw`
        INSERT INTO conversation_sync (application_id, contact_id, created_at)
        SELECT id, ${contact}, ${now} FROM application WHERE id = ${application}`;
    },
  };
}
