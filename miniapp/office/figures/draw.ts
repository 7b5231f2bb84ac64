import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { color, init, use, type ComposeOption, type ECharts } from 'echarts/core';
import type { BarSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, CanvasRenderer, GridComponent, LegendComponent]);

export type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption>;
export interface Bars {
  /** Along the axis, in reading order. */
  names: readonly string[];
  /** Stacked, in this order; `depth` is how full the colour is, from 0 to 1. */
  series: readonly { name: string; depth: number; values: readonly number[] }[];
  /** Names stand at the left, for long ones. */
  lying: boolean;
}

/** Draws bars into an element, in the colours of the page. */
export function drawBars(element: HTMLElement, bars: Bars): ECharts {
  const chart = init(element, null, { renderer: 'canvas' });
  const style = getComputedStyle(element);
  // A canvas inherits no type.
  const type = { fontFamily: style.fontFamily, fontSize: parseFloat(style.fontSize) };
  chart.setOption(optionOf(bars, type, (name) => style.getPropertyValue(name).trim()));
  return chart;
}

const inWords = ({ value }: { value?: unknown }) => Number(value).toLocaleString('zh-CN');

interface Type {
  fontFamily: string;
  fontSize: number;
}

function optionOf({ names, series, lying }: Bars, type: Type, token: (name: string) => string): ChartOption {
  const [ink, line, brand] = [token('--lb-ink-soft'), token('--lb-line'), token('--lb-brand')];
  const words = { type: 'category' as const, data: [...names], inverse: lying, axisTick: { show: false } };
  const numbers = {
    type: 'value' as const,
    minInterval: 1,
    splitNumber: 4,
    splitLine: { lineStyle: { color: line } },
  };
  const label = { axisLabel: { color: ink, ...type }, axisLine: { lineStyle: { color: line } } };
  const several = series.length > 1;
  return {
    animation: false,
    textStyle: type,
    grid: { left: 8, right: 36, top: several ? 34 : 12, bottom: 8, containLabel: true },
    ...(several
      ? { legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: ink, ...type } } }
      : {}),
    xAxis: { ...(lying ? numbers : words), ...label },
    yAxis: { ...(lying ? words : numbers), ...label },
    series: series.map(({ name, depth, values }) => ({
      ...{ type: 'bar' as const, name, data: [...values], stack: 'all', barMaxWidth: 28 },
      // The edge keeps the palest part apart from the page.
      itemStyle: { color: mixed(token('--lb-card'), brand, depth), borderColor: brand, borderWidth: 1 },
      label: {
        ...{ show: !several, position: lying ? ('right' as const) : ('top' as const), color: ink, ...type },
        formatter: inWords,
      },
    })),
  };
}

/** Opaque, so that the lines behind do not show through. */
const mixed = (page: string, full: string, depth: number) => String(color.lerp(depth, [page, full]));
