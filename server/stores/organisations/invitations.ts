import type { Role } from '../../contract/common.ts';
import type { Decision, Invitation, Invitations, Named } from '../../services/organisations/ports.ts';
import type { PrismaClient } from '../database.ts';
import { createNames } from '../accounts/names.ts';
import { createJoinRequests } from './join-requests.ts';

const include = {
  organisation: { select: { id: true, name: true } },
  request: { select: { contactId: true, decision: true } },
} as const;

interface Row {
  id: string;
  organisation: Named;
  role: string;
  createdBy: string;
  expiresAt: Date;
  revokedAt: Date | null;
  request: { contactId: string; decision: string | null } | null;
}

export function createInvitations(prisma: PrismaClient): Invitations {
  const namesOf = createNames(prisma);

  async function present(rows: readonly Row[]): Promise<Invitation[]> {
    const names = await namesOf(rows.map(({ createdBy }) => createdBy));
    return rows.map(({ id, organisation, role, createdBy, expiresAt, revokedAt, request }) => ({
      id,
      organisation,
      role: role as Role,
      by: names(createdBy),
      expiresAt,
      revokedAt,
      request: request && { contactId: request.contactId, decision: request.decision as Decision | null },
    }));
  }
  const one = async (row: Row): Promise<Invitation> => (await present([row]))[0]!;

  return {
    async add(row) {
      await prisma.invitation.createMany({ data: [row], skipDuplicates: true });
      const { id, tokenHash } = row;
      return one(await prisma.invitation.update({ where: { id }, data: { tokenHash }, include }));
    },
    async find(tokenHash) {
      const row = await prisma.invitation.findUnique({ where: { tokenHash }, include });
      return row && one(row);
    },
    async open(organisationId, now) {
      const where = { organisationId, revokedAt: null, expiresAt: { gt: now }, request: null };
      return present(
        await prisma.invitation.findMany({
          where,
          include,
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
      );
    },
    async revoke(organisationId, id, at) {
      const where = { organisationId, id };
      await prisma.invitation.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: at } });
      return (await prisma.invitation.count({ where })) === 1;
    },
    async claim(tokenHash, { id, contactId, at }) {
      const row = await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
        const found = await tx.invitation.findUniqueOrThrow({ where: { tokenHash }, include });
        if (found.request !== null || found.revokedAt !== null || found.expiresAt <= at) return found;
        const { id: invitationId, organisationId, role } = found;
        await tx.joinRequest.create({
          data: { id, invitationId, organisationId, contactId, role, createdAt: at },
        });
        return { ...found, request: { contactId, decision: null } };
      });
      return one(row);
    },
    ...createJoinRequests(prisma),
  };
}
