import type { Role } from '../../contract/common.ts';
import type { OfficeRole } from '../../contract/life.ts';
import type { ApiPorts } from '../../routes/api/ports.ts';
import type { PrismaClient } from '../database.ts';

/** What part a contact has in an organisation, or in the organisation of an application; asked anew for every call. */
export function createRoles(prisma: PrismaClient): ApiPorts['roles'] {
  const roleOf = (row: { role: string } | null) => (row?.role ?? null) as Role | null;
  return {
    inOrganisation: async (contactId, organisationId) =>
      roleOf(
        await prisma.membership.findUnique({
          where: { organisationId_contactId: { organisationId, contactId } },
        }),
      ),
    inApplication: async (contactId, applicationId) =>
      roleOf(
        await prisma.membership.findFirst({
          where: { contactId, organisation: { applications: { some: { id: applicationId } } } },
        }),
      ),
    inOffice: async (contactId) => {
      const officer = await prisma.officer.findUnique({ where: { contactId } });
      return officer?.active ? (officer.role as OfficeRole) : null;
    },
  };
}
