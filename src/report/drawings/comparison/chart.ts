import type { EChartsOption } from 'echarts';
import type { ComparedRun, ComparisonLayout } from './layout.js';
import { backendSeries, failureAxis, failureSeries, rateAxis, timeAxis } from '../timeline/chart.js';
import { plot } from '../timeline/layout.js';
import type { TimelineWords } from '../timeline/words.js';

/** The charts of several runs, two for each: requests answered and requests failed. */
export function comparisonChart(
  runs: readonly ComparedRun[],
  layout: ComparisonLayout,
  words: TimelineWords,
): EChartsOption {
  const panels = layout.runs.flatMap(({ requests, failures }) => [requests, failures]);
  return {
    grid: panels.map(({ top, height }) => ({ left: plot.left, width: plot.width, top, height })),
    xAxis: panels.map((_, index) => timeAxis(layout, index, index % 2 === 1)),
    yAxis: runs.flatMap((_, index) => [
      rateAxis(layout.rate, 2 * index, words),
      failureAxis(layout.powers, 2 * index + 1, words),
    ]),
    series: runs.flatMap(({ bins }, index) => [
      ...bins.backends.map(({ perSecond }, at) => backendSeries(perSecond, at, bins, 2 * index)),
      failureSeries(bins.answered, 1, 'bad', bins, 2 * index + 1),
      failureSeries(bins.unanswered, -1, 'backend6', bins, 2 * index + 1),
    ]),
  };
}
