import type { PersonalData } from '../../services/accounts/my-data.ts';
import type { PrismaClient } from '../database.ts';

/** One query after another: an embedded database serves one at a time. */
export function createPersonalData(prisma: PrismaClient): PersonalData {
  return async ({ id, identity }) => ({
    consents: await prisma.consent.findMany({ where: { contactId: id }, omit: { contactId: true } }),
    organisations: await prisma.membership.findMany({
      where: { contactId: id },
      select: { role: true, createdAt: true, organisation: { select: { id: true, name: true, code: true } } },
    }),
    foundedOrganisations: await prisma.organisation.findMany({
      where: { foundedBy: id },
      select: { id: true, name: true, code: true, createdAt: true },
    }),
    invitations: await prisma.invitation.findMany({ where: { createdBy: id }, omit: { tokenHash: true } }),
    joinRequests: await prisma.joinRequest.findMany({ where: { contactId: id } }),
    decisions: await prisma.joinRequest.findMany({ where: { decidedBy: id } }),
    applications: await prisma.application.findMany({ where: { createdBy: id } }),
    changes: await prisma.fieldChange.findMany({ where: { changedBy: id }, orderBy: { changedAt: 'asc' } }),
    files: await prisma.paperFile.findMany({ where: { uploadedBy: id }, omit: { storageKey: true } }),
    dismissedFindings: await prisma.finding.findMany({ where: { dismissedBy: id } }),
    submissions: await prisma.submission.findMany({ where: { submittedBy: id }, omit: { snapshot: true } }),
    events: await prisma.applicationEvent.findMany({ where: { contactId: id }, orderBy: { at: 'asc' } }),
    checks: await prisma.checkRecord.findMany({ where: { person: identity }, orderBy: { decidedAt: 'asc' } }),
  });
}
