import type { Consents } from '../../services/accounts/ports.ts';
import type { PrismaClient } from '../database.ts';

export function createConsents(prisma: PrismaClient): Consents {
  const standing = (contactId: string, version: string) =>
    prisma.consent.findFirst({
      where: { contactId, version, withdrawnAt: null },
      orderBy: [{ givenAt: 'asc' }, { id: 'asc' }],
    });

  return {
    givenAt: async (contactId, version) => (await standing(contactId, version))?.givenAt ?? null,
    async give({ id, contactId, version, at }) {
      const known = await standing(contactId, version);
      if (known) return known.givenAt;
      const row = { id, contactId, version, channel: 'page', givenAt: at };
      await prisma.consent.createMany({ data: [row], skipDuplicates: true });
      return at;
    },
    async withdraw(contactId, at) {
      const where = { contactId, withdrawnAt: null };
      await prisma.consent.updateMany({ where, data: { withdrawnAt: at } });
    },
  };
}
