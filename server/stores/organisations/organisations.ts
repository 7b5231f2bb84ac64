import type { Role } from '../../contract/common.ts';
import type { Organisations } from '../../services/organisations/ports.ts';
import type { PrismaClient } from '../database.ts';

const shown = { id: true, name: true, code: true, codeConfirmed: true } as const;

export function createOrganisations(prisma: PrismaClient): Organisations {
  return {
    async found({ founder, at, ...organisation }) {
      const { id } = organisation;
      return prisma.$transaction(async (tx) => {
        const row = { ...organisation, foundedBy: founder, createdAt: at };
        await tx.organisation.createMany({ data: [row], skipDuplicates: true });
        const ours = (await tx.organisation.findUnique({ where: { code: organisation.code } }))?.id === id;
        const owner = { organisationId: id, contactId: founder, role: 'owner', createdAt: at };
        if (ours) await tx.membership.createMany({ data: [owner], skipDuplicates: true });
        return ours;
      });
    },
    async ofContact(contactId) {
      const rows = await prisma.membership.findMany({
        where: { contactId },
        select: { role: true, organisation: { select: shown } },
        orderBy: [{ organisation: { name: 'asc' } }, { organisationId: 'asc' }],
      });
      return rows.map(({ role, organisation }) => ({ ...organisation, role: role as Role }));
    },
    async read(id) {
      const contact = { select: { id: true, name: true } };
      const memberships = {
        select: { role: true, createdAt: true, contact },
        orderBy: [{ createdAt: 'asc' as const }, { contactId: 'asc' as const }],
      };
      const row = await prisma.organisation.findUniqueOrThrow({
        where: { id },
        select: { ...shown, memberships },
      });
      const { memberships: members, ...organisation } = row;
      const colleagues = members.map(({ role, createdAt, contact: person }) => ({
        ...person,
        role: role as Role,
        since: createdAt,
      }));
      return { ...organisation, colleagues };
    },
  };
}
