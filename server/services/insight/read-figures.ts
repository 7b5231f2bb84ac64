import type { z } from 'zod';
import { LIFE_STATES, type LifeState } from '../../contract/life.ts';
import type { officeFigureEndpoints } from '../../contract/office-insight.ts';
import { fieldLabels } from '../cases/present-line.ts';
import { WORKING_STATES } from '../cases/states.ts';
import { dayAt, addDays, momentOf } from '../calendar/days.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { Figures } from './ports.ts';

type Answer = z.output<typeof officeFigureEndpoints.read.response>;

/** Calendar days: from the first on, and up to the next. */
const BANDS = [0, 6, 16, 31] as const;

/** What the dashboard shows: every number is one that a list of the console shows again. */
export const createReadFigures =
  ({ figures, packs }: { figures: Figures; packs: PackShelf }) =>
  async (now: Date): Promise<Answer> => {
    const pipeline = await figures.pipeline();
    const labels = new Map(
      packs.all().flatMap((pack) => fieldLabels(pack).map(({ id, label }) => [id, label])),
    );
    return {
      at: now.toISOString(),
      pipeline: inOrder(pipeline),
      ages: await agesOf(figures, now),
      fields: (await figures.fields())
        .filter(({ field }) => field !== '')
        .map((row) => ({ ...row, label: labels.get(row.field) ?? row.field }))
        .sort((a, b) => b.count - a.count),
      years: [...(await figures.years())],
      indicators: await indicatorsOf(figures, packs),
    };
  };

const inOrder = <T extends { state: LifeState }>(rows: readonly T[]): T[] =>
  LIFE_STATES.flatMap((state) => rows.filter((row) => row.state === state));

async function agesOf(figures: Figures, now: Date): Promise<Answer['ages']> {
  // As the queue reads "more than so many days": in its state since before that day began.
  const since = (days: number) => momentOf(addDays(dayAt(now), -days), '00:00');
  const spans = BANDS.map((from, at) => {
    const next = BANDS[at + 1];
    return {
      from: next === undefined ? null : since(next - 1),
      to: from === 0 ? addTomorrow(now) : since(from - 1),
    };
  });
  const rows = await figures.ages(WORKING_STATES, spans);
  return inOrder(rows).map(({ state, span, count }) => {
    const next = BANDS[span + 1];
    return { state, from: BANDS[span]!, to: next === undefined ? null : next - 1, count };
  });
}

const addTomorrow = (now: Date) => momentOf(addDays(dayAt(now), 1), '00:00');

/** Sums of the numbers that annual reports ask for, in the order of the report. */
async function indicatorsOf(figures: Figures, packs: PackShelf): Promise<Answer['indicators']> {
  const rows = await figures.indicators();
  const asked = new Map(
    packs
      .all()
      .flatMap((pack) =>
        (pack.annual?.sections ?? []).flatMap(({ fields }) =>
          fields.flatMap((field) => ('unit' in field ? [[field.id, field] as const] : [])),
        ),
      ),
  );
  return [...asked.values()].flatMap(({ id, label, unit }) => {
    const years = rows
      .filter((row) => row.id === id)
      .map(({ year, total, reports }) => ({ year, total, reports }));
    return years.length === 0 ? [] : [{ id, label, unit, years }];
  });
}
