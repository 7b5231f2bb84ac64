import type { HandedInFiles } from '../../services/cases/case-files.ts';
import type { PrismaClient } from '../database.ts';

/** Which files stand in a version that was handed in. */
export const createHandedInFiles = (prisma: PrismaClient): HandedInFiles => ({
  async has(applicationId, fileId) {
    const [row] = await prisma.$queryRaw<{ has: boolean }[]>`
      SELECT EXISTS (
        SELECT 1 FROM submission
        WHERE application_id = ${applicationId}
          AND snapshot -> 'files' @> jsonb_build_array(jsonb_build_object('id', ${fileId}::text))
      ) AS has`;
    return row!.has;
  },
});
