import { PATIENCE } from '../applications/hold.ts';
import type { PrismaClient } from '../database.ts';
import { addNoticeEvents, type NewNotice } from './notice-events.ts';

/** Tells people of something that is no change of an application. The same key is told once. */
export const createTell =
  (prisma: PrismaClient) =>
  (notice: NewNotice, at: Date): Promise<void> =>
    prisma.$transaction((tx) => addNoticeEvents(tx, null, [notice], at), PATIENCE);
