import { LIFE_STATES } from '../../../server/contract/life.ts';
import { queueQuery } from '../../../server/contract/office-cases.ts';
import { createListCases } from '../../../server/services/cases/list-cases.ts';
import { createReadOffice } from '../../../server/services/cases/office-view.ts';
import { createReadCase } from '../../../server/services/cases/read-case.ts';
import { createPackShelf } from '../../../server/services/programme/pack-shelf.ts';
import { createOfficeSettings } from '../../../server/services/settings/read-settings.ts';
import { createCases } from '../../../server/stores/cases/cases.ts';
import type { PrismaClient } from '../../../server/stores/database.ts';
import { createSettingReader } from '../../../server/stores/settings/settings.ts';
import { baoshan } from '../../support/packs.ts';
import { createRandom } from '../../support/random.ts';
import { namesOf } from './names.ts';
import { idOf } from './seed.ts';
import { stateOf } from './states.ts';

type Call = () => Promise<unknown>;
type Page = (query: object) => Promise<{ next: string | null }>;
export interface Kind {
  what: string;
  calls: readonly Call[];
}

/** What officers ask all day, of the services that answer the console. */
export function officeCalls(prisma: PrismaClient, applications: number, now: Date, times: number): Kind[] {
  const packs = createPackShelf([baoshan]);
  const settings = createOfficeSettings({
    store: createSettingReader(prisma),
    defaults: () => baoshan.office,
  });
  const deps = { cases: createCases(prisma, async () => {}), packs, office: createReadOffice(settings) };
  const list = createListCases(deps);
  const read = createReadCase(deps);
  const officer = { contactId: idOf('of', 5), role: 'reviewer' } as const;
  const { below, pick } = createRandom(41);
  const page = (query: object) => list(queueQuery.parse(query), officer.contactId, now);
  const repeat = (call: () => Promise<unknown>): Call[] => Array.from({ length: times }, () => call);
  const field = baoshan.facts.get('field');
  const fields = field?.type === 'choice' ? field.options.map(({ id }) => id) : [];
  const someone = () => namesOf(below(applications));
  const handedIn = () => {
    for (;;) {
      const n = below(applications);
      if (stateOf(n) !== 'draft') return idOf('ap', n);
    }
  };
  return [
    { what: 'queue: all, oldest first', calls: repeat(() => page({})) },
    {
      what: 'queue: what waits, oldest first',
      calls: repeat(() => page({ states: 'submitted,under_review' })),
    },
    { what: 'queue: mine', calls: repeat(() => page({ assignee: 'me' })) },
    {
      what: 'queue: one state, one field',
      calls: repeat(() => page({ states: pick(LIFE_STATES.slice(1)), field: pick(fields), order: 'latest' })),
    },
    { what: 'queue: the tenth page', calls: repeat(pageNumber(page, 10)) },
    { what: 'search: a name in full', calls: repeat(() => page({ search: someone().lead })) },
    {
      what: 'search: a part that very many have',
      calls: repeat(() => page({ search: pick(['创新', '上海', '智能', '减速器']) })),
    },
    {
      what: 'search: two parts',
      calls: repeat(() => page({ search: `${someone().title.slice(0, 2)} 机器人` })),
    },
    { what: 'search: a credit code', calls: repeat(() => page({ search: someone().code })) },
    { what: 'search: part of a code', calls: repeat(() => page({ search: someone().code.slice(-6) })) },
    { what: 'search: nothing that there is', calls: repeat(() => page({ search: '钛合金' })) },
    { what: 'case page', calls: repeat(() => read(handedIn(), officer, now)) },
  ];
}

/** Turned to once; what is timed is the page itself. */
function pageNumber(page: Page, number: number): Call {
  let before: Promise<string | null> | null = null;
  const turn = async () => {
    let after: string | null = null;
    for (let at = 1; at < number; at += 1) ({ next: after } = await page(after === null ? {} : { after }));
    return after;
  };
  return async () => page({ after: await (before ??= turn()) });
}
