import type { Answer } from '../../api/endpoints.ts';
import { STATES } from '../state/case-words.ts';
import type { Bars } from './draw.ts';

export type Figures = Answer<'office_figures.read'>;
type Age = Figures['ages'][number];

export const pipelineBars = ({ pipeline }: Figures): Bars => ({
  names: pipeline.map(({ state }) => STATES[state].text),
  series: [{ name: '份数', depth: 1, values: pipeline.map(({ count }) => count) }],
  lying: true,
});

export const AGE_BANDS = [
  { from: 0, title: '5 天以内', depth: 0.1 },
  { from: 6, title: '6–15 天', depth: 0.35 },
  { from: 16, title: '16–30 天', depth: 0.65 },
  { from: 31, title: '超过 30 天', depth: 1 },
] as const;
/** As the queue is filtered: in its state for more than so many days. */
export const OVER = [0, 5, 15, 30] as const;

export const agedStates = ({ ages }: Figures) => [...new Set(ages.map(({ state }) => state))];

const sum = (ages: readonly Age[]) => ages.reduce((total, { count }) => total + count, 0);

export function ageBars(figures: Figures): Bars {
  const states = agedStates(figures);
  return {
    names: states.map((state) => STATES[state].text),
    series: AGE_BANDS.map(({ from, title, depth }) => ({
      ...{ name: title, depth },
      values: states.map((state) =>
        sum(figures.ages.filter((age) => age.state === state && age.from === from)),
      ),
    })),
    lying: true,
  };
}

export const countOver = ({ ages }: Figures, state: Age['state'], days: number): number =>
  sum(ages.filter((age) => age.state === state && (days === 0 || age.from > days)));

const filedOf = (rows: readonly { count: number; filed: number }[]): Bars['series'] => [
  { name: '已备案', depth: 1, values: rows.map(({ filed }) => filed) },
  { name: '没有备案的', depth: 0.15, values: rows.map(({ count, filed }) => count - filed) },
];

export const fieldBars = ({ fields }: Figures): Bars => ({
  names: fields.map(({ label }) => label),
  series: filedOf(fields),
  lying: true,
});

export const yearBars = ({ years }: Figures): Bars => ({
  names: years.map(({ year }) => `${year} 年`),
  series: filedOf(years),
  lying: false,
});

export const indicatorBars = ({ years, unit }: Figures['indicators'][number]): Bars => ({
  names: years.map(({ year }) => `${year} 年`),
  series: [{ name: unit, depth: 1, values: years.map(({ total }) => total) }],
  lying: false,
});
