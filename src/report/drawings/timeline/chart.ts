import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import { chartColour } from '../../../drawing-kit/chart-markup.js';
import { backendColours, type ColourName } from '../../../drawing-kit/colours.js';
import type { RequestBins } from './bins.js';
import type { Lane, LaneState } from './lanes.js';
import { type Panel, plot, powerOf, type TimelineLayout } from './layout.js';
import type { TimelineWords } from './words.js';
import { faces, fitLaneName } from '../../../drawing-kit/typeset.js';

/** How a span of a lane is filled, and edged. */
export const laneColours: Readonly<Record<LaneState, { fill: ColourName; edge: ColourName }>> = {
  alive: { fill: 'gossip', edge: 'gossip' },
  left: { fill: 'page', edge: 'soft' },
  failed: { fill: 'bad', edge: 'bad' },
  up: { fill: 'flow', edge: 'flow' },
  down: { fill: 'page', edge: 'bad' },
};

/** The charts of a time line, one below the other with a common axis. */
export function timelineChart(
  layout: TimelineLayout,
  members: readonly Lane[],
  servers: readonly Lane[],
  bins: RequestBins,
  words: TimelineWords,
): EChartsOption {
  const panels = [layout.members, layout.servers, layout.requests, layout.failures];
  return {
    grid: panels.map(({ top, height }) => ({ left: plot.left, width: plot.width, top, height })),
    xAxis: panels.map((_, index) => timeAxis(layout, index, index === panels.length - 1)),
    yAxis: [
      laneAxis(members, 0),
      laneAxis(servers, 1),
      rateAxis(layout.rate, 2, words),
      failureAxis(layout.powers, 3, words),
    ],
    series: [
      laneSeries(members, 0, layout.members),
      laneSeries(servers, 1, layout.servers),
      ...bins.backends.map((backend, index) => backendSeries(backend.perSecond, index, bins, 2)),
      failureSeries(bins.answered, 1, 'bad', bins, 3),
      failureSeries(bins.unanswered, -1, 'backend6', bins, 3),
    ],
  };
}

const label = { color: chartColour('text'), fontSize: faces.text.size, margin: 8 };
const hidden = { show: false };
const gridLine = { show: true, lineStyle: { color: chartColour('line'), width: 1 } };

/** The seconds, below one of several charts that share them. */
export function timeAxis(
  layout: Pick<TimelineLayout, 'durationMs' | 'seconds'>,
  gridIndex: number,
  labelled: boolean,
) {
  const seconds = layout.durationMs / 1000;
  return {
    type: 'value' as const,
    gridIndex,
    min: 0,
    max: seconds,
    interval: layout.seconds,
    axisLine: { show: labelled, onZero: false, lineStyle: { color: chartColour('soft') } },
    axisTick: { show: false },
    splitLine: { ...gridLine, showMaxLine: false },
    axisLabel: labelled ? { ...label, showMaxLabel: seconds % layout.seconds === 0 } : hidden,
  };
}

function laneAxis(lanes: readonly Lane[], gridIndex: number) {
  return {
    type: 'category' as const,
    gridIndex,
    inverse: true,
    data: lanes.map(({ name }) => fitLaneName(name)),
    axisLine: hidden,
    axisTick: hidden,
    splitLine: hidden,
    // Otherwise names are left out where they seem narrow.
    axisLabel: { ...label, interval: 0 },
  };
}

/** Answers a second. */
export function rateAxis({ max, step }: TimelineLayout['rate'], gridIndex: number, words: TimelineWords) {
  return {
    ...valueAxis(gridIndex),
    min: 0,
    max,
    interval: step,
    axisLabel: { ...label, formatter: (value: number) => words.number(value) },
  };
}

/** Failures, in powers of ten: above the line with an answer, below it without one. */
export function failureAxis(
  { answered, unanswered }: TimelineLayout['powers'],
  gridIndex: number,
  words: TimelineWords,
) {
  return {
    ...valueAxis(gridIndex),
    min: -unanswered,
    max: answered,
    interval: 1,
    axisLabel: {
      ...label,
      formatter: (power: number) => words.number(power === 0 ? 0 : 10 ** (Math.abs(power) - 1)),
    },
  };
}

function valueAxis(gridIndex: number) {
  return {
    type: 'value' as const,
    gridIndex,
    axisLine: hidden,
    axisTick: hidden,
    splitLine: gridLine,
  };
}

function laneSeries(lanes: readonly Lane[], index: number, panel: Panel): CustomSeriesOption {
  const spans = lanes.flatMap((lane, row) => lane.spans.map((span) => ({ ...span, row })));
  const height = Math.min(14, panel.height);
  return {
    type: 'custom',
    silent: true,
    xAxisIndex: index,
    yAxisIndex: index,
    data: spans.map(({ fromMs, toMs, row }) => [fromMs / 1000, toMs / 1000, row]),
    renderItem: ({ dataIndex }, api) => {
      const span = spans[dataIndex];
      const [fromX = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
      const [toX = 0] = api.coord([api.value(1), api.value(2)]);
      const { fill, edge } = laneColours[span?.state ?? 'left'];
      return {
        type: 'rect',
        shape: { x: fromX, y: y - height / 2, width: Math.max(1.5, toX - fromX), height, r: 2 },
        style: { fill: chartColour(fill), stroke: chartColour(edge), lineWidth: 1.5 },
      };
    },
  };
}

/** The answers of a backend, as a band upon those of the ones before it. */
export function backendSeries(
  perSecond: readonly number[],
  index: number,
  { starts, ends }: RequestBins,
  axis: number,
): LineSeriesOption {
  const points = starts.map((start, at) => [start / 1000, perSecond[at] ?? 0]);
  // A step needs an end.
  points.push([(ends.at(-1) ?? 0) / 1000, perSecond.at(-1) ?? 0]);
  return {
    type: 'line',
    silent: true,
    xAxisIndex: axis,
    yAxisIndex: axis,
    stack: `backends ${axis}`,
    step: 'end',
    symbol: 'none',
    clip: false,
    data: points,
    // Areas that touch are told apart by a line between them, and not by their colours alone.
    lineStyle: { color: chartColour('page'), width: 1 },
    areaStyle: { color: chartColour(backendColour(index)), opacity: 1 },
  };
}

/** Colour of the backend at a place of the stack. */
export function backendColour(index: number): ColourName {
  return backendColours[index % backendColours.length] ?? 'backend1';
}

/** Failures of a kind, up or down. */
export function failureSeries(
  counts: readonly number[],
  direction: 1 | -1,
  colour: ColourName,
  { starts, ends }: RequestBins,
  axis: number,
): CustomSeriesOption {
  const bars = starts.flatMap((start, index) => {
    const power = powerOf(counts[index] ?? 0) * direction;
    return power === 0 ? [] : [[start / 1000, (ends[index] ?? start) / 1000, power]];
  });
  return {
    type: 'custom',
    silent: true,
    xAxisIndex: axis,
    yAxisIndex: axis,
    data: bars,
    renderItem: (_, api) => {
      const [fromX = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
      const [toX = 0, zero = 0] = api.coord([api.value(1), 0]);
      return {
        type: 'rect',
        shape: {
          x: fromX,
          y: Math.min(y, zero),
          width: Math.max(2, toX - fromX - 0.5),
          height: Math.abs(y - zero),
        },
        style: { fill: chartColour(colour) },
      };
    },
  };
}
