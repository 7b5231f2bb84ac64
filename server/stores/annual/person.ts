import type { Person } from '../../services/annual/ports.ts';
import { namesOf, personOf } from '../applications/read.ts';
import type { PrismaClient } from '../database.ts';

/** Somebody by id, as colleagues see them. */
export const createPersonReader =
  (prisma: PrismaClient) =>
  async (id: string): Promise<Person> =>
    personOf(await namesOf(prisma, [id]), id);
