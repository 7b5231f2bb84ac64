import type { Cases } from '../../services/cases/ports.ts';
import type { PrismaClient } from '../database.ts';
import { createHands } from './hands.ts';
import { countCases, listCases } from './queue.ts';
import { readCase, readCorrections } from './read.ts';
import { createReviews, type OnCorrection } from './reviews.ts';

/** Cases in PostgreSQL. @param onCorrection what else a correction causes */
export const createCases = (prisma: PrismaClient, onCorrection: OnCorrection): Cases => ({
  list: (filter) => listCases(prisma, filter),
  counts: (officerId) => countCases(prisma, officerId),
  read: (applicationId) => readCase(prisma, applicationId),
  corrections: (applicationId) => readCorrections(prisma, applicationId),
  ...createHands(prisma),
  ...createReviews(prisma, onCorrection),
});
