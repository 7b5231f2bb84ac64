import type { Role } from '../../contract/common.ts';
import type { MembershipChange, Memberships } from '../../services/organisations/ports.ts';
import type { PrismaClient } from '../database.ts';

type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

export function createMemberships(prisma: PrismaClient): Memberships {
  /** Changes of one organisation take turns, so that two owners who leave at once do not both find the other still there. */
  const inTurn = (
    organisationId: string,
    contactId: string,
    stays: Role | null,
    change: (tx: Transaction) => Promise<unknown>,
  ): Promise<MembershipChange> =>
    prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${organisationId} FOR UPDATE`;
      const where = { organisationId_contactId: { organisationId, contactId } };
      const present = await tx.membership.findUnique({ where });
      if (present === null) return 'absent';
      if (present.role === 'owner' && stays !== 'owner') {
        const owners = await tx.membership.count({ where: { organisationId, role: 'owner' } });
        if (owners === 1) return 'last_owner';
      }
      await change(tx);
      return 'changed';
    });

  return {
    async roleOf(organisationId, contactId) {
      const where = { organisationId_contactId: { organisationId, contactId } };
      return ((await prisma.membership.findUnique({ where }))?.role ?? null) as Role | null;
    },
    changeRole: (organisationId, contactId, role) =>
      inTurn(organisationId, contactId, role, (tx) =>
        tx.membership.update({
          where: { organisationId_contactId: { organisationId, contactId } },
          data: { role },
        }),
      ),
    remove: (organisationId, contactId, at) =>
      inTurn(organisationId, contactId, null, async (tx) => {
        await tx.membership.delete({ where: { organisationId_contactId: { organisationId, contactId } } });
        await tx.invitation.updateMany({
          where: { organisationId, createdBy: contactId, revokedAt: null, request: null },
          data: { revokedAt: at },
        });
        await tx.$executeRaw`UPDATE contact SET active_application_id = NULL WHERE id = ${contactId}
          AND active_application_id IN (SELECT id FROM application WHERE organisation_id = ${organisationId})`;
      }),
  };
}
