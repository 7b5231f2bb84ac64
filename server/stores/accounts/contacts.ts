import type { Contact, Contacts } from '../../services/accounts/ports.ts';
import type { PrismaClient } from '../database.ts';

const shown = { omit: { createdAt: true } } as const;

export function createContacts(prisma: PrismaClient): Contacts {
  return {
    async meet(contact) {
      await prisma.contact.createMany({ data: [contact], skipDuplicates: true });
      return (await prisma.contact.findUniqueOrThrow({ where: { id: contact.id }, ...shown })) as Contact;
    },
    read: async (id) => (await prisma.contact.findUnique({ where: { id }, ...shown })) as Contact | null,
    change: async (id, details) =>
      (await prisma.contact.update({ where: { id }, data: details, ...shown })) as Contact,
    async raiseEpoch(id) {
      const data = { sessionEpoch: { increment: 1 } };
      return (await prisma.contact.update({ where: { id }, data })).sessionEpoch;
    },
    async setActive(id, applicationId, at) {
      await prisma.$transaction([
        prisma.contact.update({ where: { id }, data: { activeApplicationId: applicationId } }),
        prisma.conversationSync.create({ data: { applicationId, contactId: id, createdAt: at } }),
      ]);
    },
  };
}
