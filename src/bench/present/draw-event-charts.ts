import type { CaptionedDrawing } from '../../report/input.js';
import { countScale, logScale, type Scale } from './scale.js';
import type { BenchResult, EventKind, MeasureName, SubjectResult } from '../result.js';
import { spreadOf } from '../spread.js';
import type { BenchWords } from './bench-words-en.js';
import { drawDots, type DotPanel } from './draw-dots.js';
import { count, medianAndLargest, ms } from './figures-text.js';

/** The pictures of the events, by name: `bench-lost`, `bench-join`, `bench-pause`; what was not measured has none. */
export function drawEventCharts(result: BenchResult, words: BenchWords): Map<string, CaptionedDrawing> {
  const { charts } = words;
  const drawn: [string, CaptionedDrawing | undefined][] = [
    [
      'bench-lost',
      chartOf(result, words, {
        name: 'bench-lost',
        title: charts.lost,
        about: charts.lostAlt,
        axis: charts.axes.lost,
        measure: 'failedCount',
        kinds: ['join', 'burst', 'stop', 'kill', 'crash', 'replace'],
        scaleOf: countScale,
      }),
    ],
    [
      'bench-join',
      chartOf(result, words, {
        name: 'bench-join',
        title: charts.join,
        about: charts.joinAlt,
        axis: charts.axes.ms,
        measure: 'startToAnswerMs',
        kinds: ['join', 'burst'],
        scaleOf: logScale,
      }),
    ],
    [
      'bench-pause',
      chartOf(result, words, {
        name: 'bench-pause',
        title: charts.pause,
        about: charts.pauseAlt,
        axis: charts.axes.ms,
        measure: 'longestPauseMs',
        kinds: ['kill', 'crash', 'stop', 'join'],
        scaleOf: logScale,
      }),
    ],
  ];
  return new Map(drawn.flatMap(([name, drawing]) => (drawing ? [[name, drawing] as const] : [])));
}

interface EventChart {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly axis: string;
  readonly measure: MeasureName;
  readonly kinds: readonly EventKind[];
  readonly scaleOf: (values: readonly number[]) => Scale;
}

function chartOf(result: BenchResult, words: BenchWords, chart: EventChart): CaptionedDrawing | undefined {
  const { measure } = chart;
  const panels = chart.kinds.flatMap((kind) => panelOf(result, kind, measure, words) ?? []);
  const values = panels.flatMap(({ rows }) => rows.flatMap((row) => row.values));
  if (values.length === 0) return undefined;
  const drawing = drawDots({
    ...{ name: chart.name, title: chart.title, panels, axis: chart.axis, legend: words.charts.median },
    alt: `${chart.title}. ${chart.about} ${panels.map((panel) => story(panel)).join(' ')}`,
    scale: chart.scaleOf(values),
    tick: (value) => count(value, words, 3),
  });
  return { ...drawing, caption: chart.title };
}

function panelOf(
  { subjects }: BenchResult,
  kind: EventKind,
  measure: MeasureName,
  words: BenchWords,
): DotPanel | undefined {
  const rows = subjects
    .filter(
      ({ status, name }) =>
        status !== 'skipped' && (name !== 'floor' || (kind === 'join' && measure === 'startToAnswerMs')),
    )
    .map((subject) => {
      const values = valuesOf(subject, kind, measure);
      const spread = spreadOf(values);
      const isFailed = subject.status === 'failed';
      const figures = spread
        ? medianAndLargest(spread, words, measure === 'failedCount' ? count : ms)
        : words.charts.noEvent;
      const said = isFailed && !spread ? words.failed : figures;
      return { subject: subject.name, values, median: spread?.median, said, isBad: isFailed };
    });
  if (rows.every(({ values }) => values.length === 0)) return undefined;
  return { title: words.kinds[kind], rows };
}

/** Every event of a kind that has the measure. */
function valuesOf({ events }: SubjectResult, kind: EventKind, measure: MeasureName): number[] {
  return events.flatMap((event) => (event.kind === kind ? (event.measures[measure] ?? []) : []));
}

function story({ title, rows }: DotPanel): string {
  return `${title}: ${rows.map(({ subject, said }) => `${subject} ${said}`).join(', ')}.`;
}
