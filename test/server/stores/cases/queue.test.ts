import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFilter } from '../../../../server/services/cases/ports.ts';
import { queryTerms, searchTerms } from '../../../../server/services/cases/search-terms.ts';
import { CASE_STATES } from '../../../../server/services/cases/states.ts';
import { listCases } from '../../../../server/stores/cases/queue.ts';
import { DATABASES } from '../../../setup/databases.ts';
import { createRandom, runSeed } from '../../../support/random.ts';
import { openPlace, type Place } from '../ground.ts';

const SEED = runSeed();
const NAMES = ['谐波减速器', '创新药物', '低空无人机', '绿色船舶'];
const FIELDS = ['it', 'green'];
const PEOPLE = ['officer-a', 'officer-b', null];
const DAY = Date.UTC(2026, 0, 5);
interface Made {
  id: string;
  title: string;
  state: string;
  field: string;
  assigneeId: string | null;
  stateSince: Date;
}

describe.each(DATABASES)('the queue on %s', (_, open) => {
  let place: Place;
  let all: Made[];
  beforeAll(async () => {
    place = await openPlace(open);
    const owner = await place.person('王工');
    const organisationId = await place.organisation({ [owner]: 'owner' });
    const random = createRandom(SEED);
    all = Array.from({ length: 200 }, () => ({
      id: place.newId('application'),
      title: `${random.pick(NAMES)}联合体`,
      state: random.pick(['draft', ...CASE_STATES]),
      field: random.pick(FIELDS),
      assigneeId: random.pick(PEOPLE),
      // Few moments: many share one.
      stateSince: new Date(DAY + random.below(12) * 3_600_000),
    }));
    const common = { organisationId, packId: 'p', packVersion: '1', createdBy: owner };
    await place.prisma.application.createMany({
      data: all.map((one) => ({
        ...{ ...common, createdAt: one.stateSince, updatedAt: one.stateSince },
        ...{ ...one, searchTerms: searchTerms([one.title]) },
      })),
    });
  });
  afterAll(() => place.close());

  /** As a list in memory would be filtered, sorted and cut. */
  function expected({ states, field, assignee, terms, before, order }: CaseFilter): string[] {
    const wanted = all.filter(
      (one) =>
        (states as readonly string[]).includes(one.state) &&
        (field === null || one.field === field) &&
        (assignee === undefined || one.assigneeId === assignee) &&
        (before === null || one.stateSince < before) &&
        terms.every((term) => one.title.includes(term)),
    );
    const sorted = wanted.toSorted(
      (a, b) => a.stateSince.getTime() - b.stateSince.getTime() || (a.id < b.id ? -1 : 1),
    );
    return (order === 'oldest' ? sorted : sorted.toReversed()).map(({ id }) => id);
  }

  async function everyPage(filter: CaseFilter): Promise<string[]> {
    const ids: string[] = [];
    for (let after: CaseFilter['after'] = null; ;) {
      const page = await listCases(place.prisma, { ...filter, after });
      ids.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (page.length < filter.limit || !last) return ids;
      after = { at: last.stateSince!, id: last.id };
    }
  }

  test(`pages through what a list in memory would hold, each case once (seed ${SEED})`, async () => {
    const random = createRandom(SEED + 1);
    for (let round = 0; round < 40; round += 1) {
      const filter: CaseFilter = {
        states: random.below(2) === 0 ? CASE_STATES : random.some(CASE_STATES),
        field: random.pick([null, ...FIELDS]),
        assignee: random.pick([undefined, ...PEOPLE]),
        terms: queryTerms(random.pick(['', '', '联合体', '减速器', '船 联合', '没有的'])),
        before: random.pick([null, new Date(DAY + 6 * 3_600_000)]),
        order: random.pick(['oldest', 'latest']),
        after: null,
        limit: random.pick([3, 17, 100]),
      };
      expect(await everyPage(filter), JSON.stringify(filter)).toEqual(expected(filter));
    }
  });
});
