import type { z } from 'zod';
import type { queueQuery } from '../../contract/office-cases.ts';
import type { LifeState } from '../../contract/life.ts';
import { cutPage, readPlace } from '../applications/pages.ts';
import { momentOf } from '../calendar/days.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { CaseFilter, Cases, ReadOffice } from './ports.ts';
import { fieldLabels, presentLine } from './present-line.ts';
import { queryTerms } from './search-terms.ts';
import { CASE_STATES } from './states.ts';

type Query = z.output<typeof queueQuery>;
export interface ListDeps {
  cases: Pick<Cases, 'list' | 'counts'>;
  packs: PackShelf;
  office: ReadOffice;
}

/** A page of the queue. @throws {ServerError} `bad_page` */
export const createListCases =
  ({ cases, packs, office }: ListDeps) =>
  async (query: Query, me: string, now: Date) => {
    const filter = filterOf(query, me);
    const [view, rows] = await Promise.all([office(), filter === null ? [] : cases.list(filter)]);
    const { items, next } = cutPage(rows, query.limit, ({ id, stateSince }) => ({
      id,
      at: stateSince ?? new Date(0),
    }));
    return { items: items.map((line) => presentLine(line, packs.of(line), view, now)), next };
  };

/** Null: words that nothing can be found by. */
function filterOf(
  { states, field, assignee, search = '', before, year, order, after, limit }: Query,
  me: string,
) {
  const terms = queryTerms(search);
  if (search !== '' && terms.length === 0) return null;
  return {
    states: statesOf(states),
    field: field ?? null,
    assignee:
      assignee === undefined ? undefined : assignee === 'none' ? null : assignee === 'me' ? me : assignee,
    terms,
    before: before === undefined ? null : momentOf(before, '00:00'),
    handedIn: year === undefined ? null : { from: newYear(year), to: newYear(year + 1) },
    order,
    after: readPlace(after),
    limit: limit + 1,
  } satisfies CaseFilter;
}

const newYear = (year: number) => momentOf(`${year}-01-01`, '00:00');

/** What is no state of a case is none: a filter of an older page finds less, never more. */
function statesOf(states: string | undefined): readonly LifeState[] {
  if (states === undefined) return CASE_STATES;
  const wanted = states.split(',');
  return CASE_STATES.filter((state) => wanted.includes(state));
}

/** How many wait, for the console's menu, and the fields that the queue can be filtered by. */
export const createCountCases =
  ({ cases, packs }: Pick<ListDeps, 'cases' | 'packs'>) =>
  async (me: string) => {
    const fields = new Map(
      packs.all().flatMap((pack) => fieldLabels(pack).map((field) => [field.id, field])),
    );
    const { states, ...sums } = await cases.counts(me);
    return { ...sums, states: [...states], fields: [...fields.values()] };
  };
