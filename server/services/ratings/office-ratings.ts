import type { z } from 'zod';
import type { officeLaterEndpoints } from '../../contract/office-later.ts';
import { ServerError } from '../../errors.ts';
import { LATER_REASONS, STEP_WORDS } from '../../phrases/later.ts';
import { cutPage, readPlace } from '../applications/pages.ts';
import { notFound } from '../applications/read-application.ts';
import { calendarOf } from '../calendar/calendar-of.ts';
import { dayAt } from '../calendar/days.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import type { Ratings, StoredRating } from './ports.ts';
import { levelWords } from './rate.ts';

interface Deps {
  packs: PackShelf;
  ratings: Ratings;
  settings: OfficeSettings;
}
type Listed = z.output<typeof officeLaterEndpoints.handleRating.response>;

/** Fewer of a step would tell who gave which. */
const ANONYMOUS_FROM = 5;

interface Asked {
  state: 'open' | 'handled';
  after?: string | undefined;
  limit: number;
  officer: string;
  now: Date;
}

/** Low ratings for those who follow them up. */
export const createListLowRatings =
  (deps: Deps) =>
  async ({ state, after, limit, officer, now }: Asked) => {
    const low = deps.packs.at(now).life?.ratings?.low ?? 0;
    const rows = await deps.ratings.low(low, state, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, (row) => row);
    return { items: await presentAll(deps, items, officer, now), next };
  };

interface Handling {
  rating: string;
  officer: string;
  text: string;
  key: string;
  now: Date;
}

/** Says what was done about a low rating. @throws {ServerError} `not_found`, `own_step`, `handled_already` */
export const createHandleRating =
  (deps: Deps) =>
  async ({ rating: id, officer, text, key, now }: Handling): Promise<Listed> => {
    const found = await deps.ratings.read(id);
    if (found === null) throw notFound();
    if (found.handlers.includes(officer)) throw new ServerError(409, 'own_step', LATER_REASONS.ownStep);
    if (!(await deps.ratings.handle(id, { by: officer, at: now, text, key })))
      throw new ServerError(409, 'handled_already', LATER_REASONS.handledAlready);
    const handled = (await deps.ratings.read(id))!;
    return (await presentAll(deps, [handled], officer, now))[0]!;
  };

/** How often each level was given, by step; steps with too few to be anonymous count in the total alone. */
export const createRatingFigures =
  ({ packs, ratings }: Pick<Deps, 'packs' | 'ratings'>) =>
  async (now: Date) => {
    const levels = packs.at(now).life?.ratings?.levels ?? [];
    const rows = await ratings.figures();
    const types = [...new Set(rows.map(({ type }) => type))];
    const countOf = (type: string, level: number) =>
      rows.find((row) => row.type === type && row.level === level)?.count ?? 0;
    const steps = types.map((type) => ({
      step: STEP_WORDS[type] ?? '',
      counts: levels.map((_, place) => countOf(type, levels.length - place)),
    }));
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    return {
      levels: [...levels],
      steps: steps.filter(({ counts }) => sum(counts) >= ANONYMOUS_FROM),
      total: sum(rows.map(({ count }) => count)),
    };
  };

async function presentAll(
  { packs, settings }: Deps,
  rows: readonly StoredRating[],
  officer: string,
  now: Date,
): Promise<Listed[]> {
  const calendar = calendarOf(await settings.read());
  const today = dayAt(now);
  return rows.map((row) => {
    const asks = packs.of(row.application).life?.ratings;
    const { day, provisional } = calendar.addWorkingDays(
      dayAt(row.at),
      asks?.handle_within_working_days ?? 0,
    );
    const { id, title } = row.application;
    const own = row.handlers.includes(officer);
    return {
      ...{ id: row.id, level: row.level, levelLabel: asks ? levelWords(asks, row.level) : '' },
      // Words and moment may tell who gave it.
      words: own ? '' : row.words,
      step: STEP_WORDS[row.type] ?? '',
      at: row.at.toISOString(),
      about: own ? null : { application: id, title, person: row.person },
      ...{ dueOn: day, provisional, overdue: row.handled === null && day < today },
      handled: row.handled && { ...row.handled, at: row.handled.at.toISOString() },
    };
  });
}
