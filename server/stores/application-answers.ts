import type { FactValue } from '../../bot/policy/pack.ts';
import type { LifeState } from '../contract/life.ts';
import type { ApplicationAnswers } from '../services/papers/ports.ts';
import type { PrismaClient } from './database.ts';

const PREFIX = 'fact.';

/** The answers of an application, read from its fields. */
export function createApplicationAnswers(prisma: PrismaClient): ApplicationAnswers {
  return {
    async read(id) {
      const row = await prisma.application.findUnique({
        where: { id },
        select: {
          ...{ packId: true, packVersion: true, state: true },
          fields: { where: { path: { startsWith: PREFIX } }, select: { path: true, value: true } },
        },
      });
      if (row === null) return null;
      const known = row.fields.filter(({ value }) => value !== null);
      const facts = known.map(({ path, value }) => [path.slice(PREFIX.length), value as FactValue] as const);
      const { packId, packVersion, state } = row;
      return { packId, packVersion, state: state as LifeState, facts: Object.fromEntries(facts) };
    },
  };
}
