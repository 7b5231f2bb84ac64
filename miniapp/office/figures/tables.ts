import { STATES } from '../state/case-words.ts';
import { agedStates, countOver, OVER, type Figures } from './figures.ts';
import { FILED_STATES } from '../pages/queue/filters.ts';

interface Cell {
  text: string;
  /** The list of what is counted, and what that is; absent where there is nothing to list. */
  to?: string;
  of?: string;
}
export interface FigureTable {
  caption: string;
  columns: readonly string[];
  rows: readonly { name: string; cells: readonly Cell[] }[];
}

/** The queue with these filters. */
export const listOf = (filters: Readonly<Record<string, string>>): string =>
  `/review?${new URLSearchParams(filters).toString()}`;

const inWords = (count: number) => count.toLocaleString('zh-CN');
const counted = (count: number, to: string, of: string): Cell =>
  count === 0 ? { text: '0' } : { text: inWords(count), to, of };
const FILED = FILED_STATES.join(',');

export const pipelineTable = ({ pipeline }: Figures): FigureTable => ({
  caption: '各阶段的份数',
  columns: ['阶段', '份数'],
  rows: pipeline.map(({ state, count }) => {
    const name = STATES[state].text;
    return { name, cells: [counted(count, listOf({ states: state }), name)] };
  }),
});

const overTitle = (days: number) => (days === 0 ? '合计' : `超过 ${days} 天`);

export const ageTable = (figures: Figures): FigureTable => ({
  caption: '在办申报在这一阶段的天数',
  columns: ['阶段', ...OVER.map(overTitle)],
  rows: agedStates(figures).map((state) => {
    const name = STATES[state].text;
    const cells = OVER.map((days) => {
      const to = listOf({ states: state, ...(days === 0 ? {} : { days: String(days) }) });
      return counted(countOver(figures, state, days), to, `${name}，${overTitle(days)}`);
    });
    return { name, cells };
  }),
});

export const fieldTable = ({ fields }: Figures): FigureTable => ({
  caption: '各领域的份数',
  columns: ['领域', '提交过', '已备案'],
  rows: fields.map(({ field, label, count, filed }) => ({
    name: label,
    cells: [
      counted(count, listOf({ states: 'all', field }), `${label}，提交过`),
      counted(filed, listOf({ states: FILED, field }), `${label}，已备案`),
    ],
  })),
});

export const yearTable = ({ years }: Figures): FigureTable => ({
  caption: '各年度的份数',
  columns: ['年度', '提交过', '已备案'],
  rows: years.map(({ year, count, filed }) => ({
    name: `${year} 年`,
    cells: [
      counted(count, listOf({ states: 'all', year: String(year) }), `${year} 年，提交过`),
      counted(filed, listOf({ states: FILED, year: String(year) }), `${year} 年，已备案`),
    ],
  })),
});

export const indicatorTable = ({ label, unit, years }: Figures['indicators'][number]): FigureTable => ({
  caption: `${label}，各年合计`,
  columns: ['年度', `合计（${unit}）`, '填了这一项的报告'],
  rows: years.map(({ year, total, reports }) => ({
    name: `${year} 年`,
    cells: [
      { text: inWords(total) },
      counted(reports, `/review/annual?year=${year}&state=passed`, `${year} 年通过审核的报告`),
    ],
  })),
});
