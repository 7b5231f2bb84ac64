import type { Answer } from '../../api/endpoints.ts';
import { STATES } from '../state/case-words.ts';
import type { Bars } from './draw.ts';

export type Figures = Answer<'office_figures.read'>;
type Age = Figures['ages'][number];

/** The queue with these filters. */
export const listOf = (filters: Readonly<Record<string, string>>): string =>
  `/review?${new URLSearchParams(filters).toString()}`;

export const pipelineBars = ({ pipeline }: Figures): Bars => ({
  names: pipeline.map(({ state }) => STATES[state].text),
  series: [{ name: '份数', values: pipeline.map(({ count }) => count) }],
  lying: true,
});

export const AGE_BANDS = [
  { from: 0, title: '5 天以内' },
  { from: 6, title: '6–15 天' },
  { from: 16, title: '16–30 天' },
  { from: 31, title: '超过 30 天' },
] as const;
/** As the queue is filtered: in its state for more than so many days. */
export const OVER = [0, 5, 15, 30] as const;

export const agedStates = ({ ages }: Figures) => [...new Set(ages.map(({ state }) => state))];

const sum = (ages: readonly Age[]) => ages.reduce((total, { count }) => total + count, 0);

export function ageBars(figures: Figures): Bars {
  const states = agedStates(figures);
  return {
    names: states.map((state) => STATES[state].text),
    series: AGE_BANDS.map(({ from, title }) => ({
      name: title,
      values: states.map((state) => sum(figures.ages.filter((age) => age.state === state && age.from === from))),
    })),
    lying: true,
  };
}

export const countOver = ({ ages }: Figures, state: Age['state'], days: number): number =>
  sum(ages.filter((age) => age.state === state && (days === 0 || age.from > days)));

export const fieldBars = ({ fields }: Figures): Bars => ({
  names: fields.map(({ label }) => label),
  series: [
    { name: '已备案', values: fields.map(({ filed }) => filed) },
    { name: '其他', values: fields.map(({ count, filed }) => count - filed) },
  ],
  lying: true,
});

export const yearBars = ({ years }: Figures): Bars => ({
  names: years.map(({ year }) => `${year} 年`),
  series: [
    { name: '已备案', values: years.map(({ filed }) => filed) },
    { name: '其他', values: years.map(({ count, filed }) => count - filed) },
  ],
  lying: false,
});

export const indicatorBars = ({ years }: Figures['indicators'][number], unit: string): Bars => ({
  names: years.map(({ year }) => `${year} 年`),
  series: [{ name: unit, values: years.map(({ total }) => total) }],
  lying: false,
});

/** What counts as filed, as the server counts it. */
export const FILED = 'filed,expiring,rectification,expired,renewed';
