import type { Database } from '../../../server/stores/database.ts';
import { migrate } from '../../../server/stores/migrate.ts';
import { officeCalls, type Kind } from './calls.ts';
import { seedOffice, type Sizes } from './seed.ts';
import { timeLine, timesOf } from './timing.ts';
import { planOf, watchedClient } from './watched-client.ts';

interface Options {
  print: (line: string) => void;
  /** The database has been filled before. */
  seeded: boolean;
  'seed-only': boolean;
}

const TIMES = 200;
/** A long text tells less than where it begins. */
const SHOWN = 160;

export async function benchOffice(database: Database, sizes: Sizes, options: Options): Promise<void> {
  const { print } = options;
  const watched = watchedClient(database);
  const now = new Date();
  try {
    if (!options.seeded) {
      await migrate(database);
      print(`Seeding ${sizes.applications} applications and ${sizes.notices} notices:`);
      await seedOffice(watched.prisma, sizes, now, print);
    }
    if (options['seed-only']) return;
    const kinds = officeCalls(watched.prisma, sizes.applications, now, TIMES);
    for (const { what, calls } of kinds) {
      await timesOf(calls.slice(0, 5));
      print(timeLine(what, await timesOf(calls)));
    }
    for (const kind of kinds) await printPlans(watched, kind, print);
  } finally {
    await watched.prisma.$disconnect();
  }
}

async function printPlans(
  { prisma, listen }: ReturnType<typeof watchedClient>,
  { what, calls }: Kind,
  print: (line: string) => void,
): Promise<void> {
  print(`\n== ${what}`);
  const asked = await listen(calls[0]!);
  const selects = asked.filter(({ query }) => /^\s*(SELECT|WITH)\b/i.test(query));
  for (const one of selects) {
    print(one.query.replace(/\s+/g, ' ').trim().slice(0, SHOWN));
    for (const line of await planOf(prisma, one)) print(`    ${line.slice(0, SHOWN)}`);
  }
}
