import type { Facts, FactValue } from '../../bot/policy/pack.ts';
import type { ApplicationFacts } from '../services/papers/ports.ts';
import type { PrismaClient } from './database.ts';

const PREFIX = 'fact.';

/** The answers of an application, read from its fields. */
export function createApplicationFacts(prisma: PrismaClient): ApplicationFacts {
  return {
    async facts(applicationId) {
      const rows = await prisma.applicationField.findMany({
        where: { applicationId, path: { startsWith: PREFIX } },
        select: { path: true, value: true },
      });
      const known = rows.filter(({ value }) => value !== null);
      return Object.fromEntries(
        known.map(({ path, value }) => [path.slice(PREFIX.length), value as FactValue]),
      ) satisfies Facts;
    },
  };
}
