import type { PrismaClient } from '../database.ts';

/** The names of several contacts by one query; one who is not known any more has none. */
export const createNames =
  (prisma: PrismaClient) =>
  async (ids: readonly string[]): Promise<(id: string) => { id: string; name: string }> => {
    const where = { id: { in: [...new Set(ids)] } };
    const rows =
      ids.length === 0 ? [] : await prisma.contact.findMany({ where, select: { id: true, name: true } });
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id) => ({ id, name: names.get(id) ?? '' });
  };
