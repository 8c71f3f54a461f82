import { backendColours, type ColourName } from '../../../drawing-kit/colours.js';
import type { Element } from '../../../drawing-kit/markup.js';
import {
  bar,
  labelBelow,
  labelLeft,
  lineAcross,
  lineDown,
  type Plot,
  type Points,
  roundedBox,
  steppedBand,
  steppedLine,
  tickText,
  ticksUpTo,
} from '../../../drawing-kit/plot.js';
import { fitLaneName } from '../../../drawing-kit/typeset.js';
import type { RequestBins } from './bins.js';
import type { Lane, LaneState } from './lanes.js';
import { laneHeight, type Panel, plot, powerOf, type TimelineLayout, xOf } from './layout.js';
import type { TimelineWords } from './words.js';

/** How a span of a lane is filled, and edged. */
export const laneColours: Readonly<Record<LaneState, { fill: ColourName; edge: ColourName }>> = {
  alive: { fill: 'gossip', edge: 'gossip' },
  left: { fill: 'page', edge: 'soft' },
  failed: { fill: 'bad', edge: 'bad' },
  up: { fill: 'flow', edge: 'flow' },
  down: { fill: 'page', edge: 'bad' },
};

/** One of several charts below each other, in the layers that it is drawn in. */
export interface ChartPanel {
  readonly plot: Plot;
  /** Values with a line across, and the text beside it. */
  readonly values: readonly { readonly y: number; readonly text: string }[];
  /** Names left of rows, which have no line. */
  readonly names: readonly { readonly y: number; readonly text: string }[];
  readonly boxes: readonly Element[];
  readonly bands: readonly Element[];
  readonly edges: readonly Element[];
}

/** What charts that share the seconds have in common. */
type Time = Pick<TimelineLayout, 'durationMs' | 'seconds'>;

/** The charts of a time line, one below the other with a common axis. */
export function timelineChart(
  layout: TimelineLayout,
  members: readonly Lane[],
  servers: readonly Lane[],
  bins: RequestBins,
  words: TimelineWords,
): Element[] {
  const panels = [
    lanePanel(members, layout.members, layout),
    lanePanel(servers, layout.servers, layout),
    ratePanel(bins, layout.requests, layout, words),
    failurePanel(bins, layout.failures, layout, words),
  ];
  return drawPanels(panels, layout, ({ plot }) => plot.top === layout.failures.top);
}

/** All layers of charts from below to above, so that nothing of one is hidden by another. */
export function drawPanels(
  panels: readonly ChartPanel[],
  { durationMs, seconds }: Time,
  hasSeconds: (panel: ChartPanel) => boolean,
): Element[] {
  const duration = durationMs / 1000;
  const ticks = ticksUpTo(duration, seconds);
  const labelled = panels.filter(hasSeconds);
  const isEnd = (tick: number): boolean => tick >= duration;
  return [
    ...panels.flatMap(({ plot, values }) => values.map(({ y }) => lineAcross(plot, y, 'line'))),
    ...panels.flatMap(({ plot }) =>
      ticks
        .filter((tick) => !isEnd(tick))
        .map((tick) => lineDown(plot, xOf(tick * 1000, durationMs), 'line')),
    ),
    ...labelled.map(({ plot }) => lineAcross(plot, plot.top + plot.height, 'soft')),
    ...panels.flatMap(({ plot, names, values }) =>
      [...names, ...values].map(({ y, text }) => labelLeft(plot, y, text)),
    ),
    ...labelled.flatMap(({ plot }) =>
      ticks.map((tick) => labelBelow(plot, xOf(tick * 1000, durationMs), tickText(tick))),
    ),
    ...panels.flatMap(({ boxes }) => boxes),
    ...panels.flatMap(({ bands }) => bands),
    ...panels.flatMap(({ edges }) => edges),
  ];
}

function lanePanel(lanes: readonly Lane[], panel: Panel, { durationMs }: Time): ChartPanel {
  const height = Math.min(14, panel.height);
  const middle = (row: number): number => panel.top + (row + 0.5) * laneHeight;
  return {
    ...empty(panel),
    names: lanes.map(({ name }, row) => ({ y: middle(row), text: fitLaneName(name) })),
    boxes: lanes.flatMap(({ spans }, row) =>
      spans.map(({ state, fromMs, toMs }) => {
        const left = xOf(fromMs, durationMs);
        const width = Math.max(1.5, xOf(toMs, durationMs) - left);
        const { fill, edge } = laneColours[state];
        return roundedBox(fill, edge, { left, width, top: middle(row) - height / 2, height });
      }),
    ),
  };
}

/** Requests answered a second: of each backend a band upon those of the ones before it. */
export function ratePanel(
  { backends, starts, ends }: RequestBins,
  panel: Panel,
  { rate, durationMs }: Time & Pick<TimelineLayout, 'rate'>,
  words: TimelineWords,
): ChartPanel {
  const yOf = (value: number): number => panel.top + panel.height * (1 - value / rate.max);
  // A step needs an end.
  const places = [...starts, ends.at(-1) ?? 0].map((ms) => xOf(ms, durationMs));
  const rows = backends.reduce<number[][]>(
    (below, { perSecond }) => [
      ...below,
      places.map((_, index) => (below.at(-1)?.[index] ?? 0) + (perSecond[index] ?? perSecond.at(-1) ?? 0)),
    ],
    [places.map(() => 0)],
  );
  const lines = rows.map((row): Points => places.map((x, index) => [x, yOf(row[index] ?? 0)]));
  const [ground = [], ...tops] = lines;
  return {
    ...empty(panel),
    values: ticksUpTo(rate.max, rate.step).map((value) => ({ y: yOf(value), text: words.number(value) })),
    bands: tops.map((top, index) => steppedBand(backendColour(index), top, lines[index] ?? ground)),
    // Areas that touch are told apart by a line between them, and not by their colours alone.
    edges: tops.map((top) => steppedLine('page', top)),
  };
}

/** Failed requests in powers of ten: above the line with an answer, below it without one. */
export function failurePanel(
  { starts, ends, answered, unanswered }: RequestBins,
  panel: Panel,
  { powers, durationMs }: Time & Pick<TimelineLayout, 'powers'>,
  words: TimelineWords,
): ChartPanel {
  const all = powers.answered + powers.unanswered;
  const yOf = (power: number): number => panel.top + (panel.height * (powers.answered - power)) / all;
  const bars = (counts: readonly number[], direction: 1 | -1, colour: ColourName): Element[] =>
    starts.flatMap((start, index) => {
      const power = powerOf(counts[index] ?? 0) * direction;
      if (power === 0) return [];
      const left = xOf(start, durationMs);
      const width = Math.max(2, xOf(ends[index] ?? start, durationMs) - left - 0.5);
      const [zero, end] = [yOf(0), yOf(power)];
      return [bar(colour, { left, width, top: Math.min(zero, end), height: Math.abs(end - zero) })];
    });
  const values = Array.from({ length: all + 1 }, (_, index) => index - powers.unanswered);
  return {
    ...empty(panel),
    values: values.map((power) => ({
      y: yOf(power),
      text: words.number(power === 0 ? 0 : 10 ** (Math.abs(power) - 1)),
    })),
    boxes: [...bars(answered, 1, 'bad'), ...bars(unanswered, -1, 'backend6')],
  };
}

/** Colour of the backend at a place of the stack. */
export function backendColour(index: number): ColourName {
  return backendColours[index % backendColours.length] ?? 'backend1';
}

function empty(panel: Panel): ChartPanel {
  return { plot: { ...plot, ...panel }, values: [], names: [], boxes: [], bands: [], edges: [] };
}
