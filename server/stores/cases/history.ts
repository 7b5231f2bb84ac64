import type { CaseHistory } from '../../services/cases/read-history.ts';
import { readEvents } from '../applications/history.ts';
import type { PrismaClient } from '../database.ts';

export const createCaseHistory = (prisma: PrismaClient): CaseHistory => ({
  isCase: async (applicationId) => (await prisma.submission.count({ where: { applicationId } })) > 0,
  events: (applicationId, after, limit) => readEvents(prisma, applicationId, after, limit, 'office'),
});
