import type { Role } from '../../contract/common.ts';
import type { Decision, Invitations } from '../../services/organisations/ports.ts';
import { createNames } from '../accounts/names.ts';
import type { PrismaClient } from '../database.ts';

/** Those who wait to be let in, and what was decided. */
export function createJoinRequests(prisma: PrismaClient): Pick<Invitations, 'waiting' | 'decide'> {
  const namesOf = createNames(prisma);
  return {
    async waiting(organisationId) {
      const rows = await prisma.joinRequest.findMany({
        where: { organisationId, decision: null },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      const names = await namesOf(rows.map(({ contactId }) => contactId));
      return rows.map(({ id, contactId, role, createdAt }) => ({
        id,
        person: names(contactId),
        role: role as Role,
        at: createdAt,
      }));
    },
    decide: ({ organisationId, id, decision, by, at }) =>
      prisma.$transaction(async (tx) => {
        const { count } = await tx.joinRequest.updateMany({
          where: { id, organisationId, decision: null },
          data: { decision, decidedBy: by, decidedAt: at },
        });
        const row = await tx.joinRequest.findFirst({ where: { id, organisationId } });
        if (row === null) return null;
        if (count === 1 && decision === 'confirmed') {
          const { contactId, role } = row;
          const membership = { organisationId, contactId, role, createdAt: at };
          await tx.membership.createMany({ data: [membership], skipDuplicates: true });
        }
        return { decision: row.decision as Decision, by: row.decidedBy! };
      }),
  };
}
